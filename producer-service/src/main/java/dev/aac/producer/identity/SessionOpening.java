package dev.aac.producer.identity;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Begins sessions. */
@Singleton
public class SessionOpening {

    private final Sessions sessions;
    private final AccessTokens tokens;
    private final TokenSettings settings;
    private final Clock clock;

    public SessionOpening(
            Sessions sessions, AccessTokens tokens, TokenSettings settings, Clock clock) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @return an access token of a new session
     */
    String open(OrganizationScope scope, User user) {
        Instant now = clock.instant();
        Session session =
                new Session(sessions.newId(), user.id(), now, now.plus(settings.expiry()));
        sessions.insert(scope, session);
        return tokens.issue(
                new AccessToken(
                        user.organizationId(),
                        user.id(),
                        session.id(),
                        user.email().value(),
                        user.role(),
                        session.expiresAt()));
    }
}
