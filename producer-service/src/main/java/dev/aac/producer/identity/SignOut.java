package dev.aac.producer.identity;

import jakarta.enterprise.context.ApplicationScoped;

/** Ends sessions: their tokens are refused from then on, by other replicas within a second. */
@ApplicationScoped
public class SignOut {

    private final Sessions sessions;
    private final CurrentStates states;

    public SignOut(Sessions sessions, CurrentStates states) {
        this.sessions = sessions;
        this.states = states;
    }

    /** Ends the caller's session. */
    public void signOut(Principal principal) {
        sessions.end(principal.scope(), principal.sessionId());
        forget(principal);
    }

    /** Ends all sessions of the caller, on every device. */
    public void signOutEverywhere(Principal principal) {
        sessions.endAll(principal.scope(), principal.userId());
        forget(principal);
    }

    private void forget(Principal principal) {
        states.forget(
                new CurrentStates.Key(
                        principal.scope(), principal.userId(), principal.sessionId()));
    }
}
