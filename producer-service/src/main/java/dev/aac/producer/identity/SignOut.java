package dev.aac.producer.identity;

import dev.aac.producer.platform.audit.AuditIntent;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Ends sessions: their access tokens are refused from then on and their sockets are closed, at
 * other replicas within a second, and no refresh token of them is good.
 */
@ApplicationScoped
public class SignOut {

    private final Sessions sessions;
    private final CurrentStates states;
    private final SessionEvents events;

    public SignOut(Sessions sessions, CurrentStates states, SessionEvents events) {
        this.sessions = sessions;
        this.states = states;
        this.events = events;
    }

    /** Ends the caller's session. */
    public void signOut(Principal principal) {
        end(principal.scope(), principal.userId(), principal.sessionId(), SessionEnd.LOGOUT);
    }

    /** Ends all sessions of the caller, on every device. */
    public void signOutEverywhere(Principal principal) {
        UserId self = principal.userId();
        endAll(principal.scope(), self, self, SessionEnd.LOGOUT);
    }

    /**
     * Ends all sessions of a person.
     *
     * @param by who ends them
     */
    void endAll(OrganizationScope scope, UserId userId, UserId by, SessionEnd why) {
        AuditIntent intent = events.endingAll(scope, userId, by, why);
        int ended = sessions.endAll(scope, userId);
        intent.settle(ended > 0);
        states.forgetAll(scope, userId);
        events.endedAll(scope, userId, ended, why);
    }

    /** Lets this replica see at once what a person may do now; its sessions go on. */
    void lookAgain(OrganizationScope scope, UserId userId) {
        states.forgetAll(scope, userId);
    }

    /** Ends the sessions that were begun with a password that is no longer good. */
    void endOthers(Principal principal) {
        OrganizationScope scope = principal.scope();
        UserId self = principal.userId();
        AuditIntent intent = events.endingAll(scope, self, self, SessionEnd.PASSWORD_CHANGED);
        int ended = sessions.endOthers(scope, self, principal.sessionId());
        intent.settle(ended > 0);
        states.forgetAll(scope, self);
        events.endedAll(scope, self, ended, SessionEnd.PASSWORD_CHANGED);
    }

    /**
     * Ends one of the caller's own sessions, which may be the present one.
     *
     * @return false when the caller has none of that id
     */
    public boolean revoke(Principal principal, SessionId id) {
        return end(principal.scope(), principal.userId(), id, SessionEnd.REVOKED);
    }

    /** Ends the session one of whose spent refresh tokens was brought. */
    void endReused(OrganizationScope scope, Session session, Device by) {
        if (end(scope, session.userId(), session.id(), SessionEnd.REUSED)) {
            events.reused(scope, session, by);
        }
    }

    private boolean end(OrganizationScope scope, UserId userId, SessionId id, SessionEnd why) {
        AuditIntent intent = events.ending(scope, userId, id, why);
        boolean ended = intent.settle(sessions.end(scope, userId, id));
        states.forget(new CurrentStates.Key(scope, userId, id));
        if (ended) {
            events.ended(scope, userId, id, why);
        }
        return ended;
    }
}
