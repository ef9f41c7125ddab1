package dev.aac.producer.identity;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Issues the tokens of sessions, and says how long what lives. */
@Singleton
public class TokenIssuing {

    private final AccessTokens tokens;
    private final TokenSettings settings;
    private final Clock clock;

    public TokenIssuing(AccessTokens tokens, TokenSettings settings, Clock clock) {
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** When a refresh token issued now stops being good. */
    Instant refreshEnd(Instant now) {
        return now.plus(settings.refreshExpiry());
    }

    /** When no token of a session that is used now can be good any more. */
    Instant sessionEnd(Instant now) {
        Instant accessEnd = now.plus(settings.expiry());
        Instant refreshEnd = refreshEnd(now);
        return accessEnd.isAfter(refreshEnd) ? accessEnd : refreshEnd;
    }

    /** A new access token, which does not outlive the session, beside the refresh token. */
    Tokens issue(User user, Session session, @Nullable RefreshToken refreshToken) {
        Instant now = clock.instant();
        Instant end = now.plus(settings.expiry());
        Instant expiresAt = end.isAfter(session.expiresAt()) ? session.expiresAt() : end;
        String access =
                tokens.issue(
                        new AccessToken(
                                user.organizationId(),
                                user.id(),
                                session.id(),
                                user.email().value(),
                                user.role(),
                                expiresAt));
        return new Tokens(access, Duration.between(now, expiresAt), refreshToken);
    }
}
