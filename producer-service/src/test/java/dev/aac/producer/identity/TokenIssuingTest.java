package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.execution.SteppingClock;
import io.quarkus.runtime.LaunchMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What lives how long, whichever of the two kinds of tokens lives longer. */
class TokenIssuingTest {

    private final SessionWorld world = new SessionWorld();
    private final SteppingClock clock =
            new SteppingClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    private final Instant now = clock.instant();

    @Test
    void sessionEndsWithTheTokenThatLivesLonger() {
        assertThat(issuing("15m", "7d").sessionEnd(now)).isEqualTo(now.plus(Duration.ofDays(7)));
        assertThat(issuing("30d", "7d").sessionEnd(now)).isEqualTo(now.plus(Duration.ofDays(30)));
        assertThat(issuing("7d", "7d").sessionEnd(now)).isEqualTo(now.plus(Duration.ofDays(7)));
        assertThat(issuing("15m", "7d").refreshEnd(now)).isEqualTo(now.plus(Duration.ofDays(7)));
        assertThat(issuing("15m", "7d").now()).isEqualTo(now);
    }

    @Test
    void accessTokenDoesNotOutliveItsSession() {
        TokenIssuing issuing = issuing("15m", "7d");
        assertThat(lifeOf(issuing, Duration.ofDays(1))).isEqualTo(Duration.ofMinutes(15));
        assertThat(lifeOf(issuing, Duration.ofMinutes(15))).isEqualTo(Duration.ofMinutes(15));
        assertThat(lifeOf(issuing, Duration.ofMinutes(1))).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void tokenSaysWhoWhereAndUntilWhen() {
        AccessTokens tokens = new AccessTokens(settings("15m", "7d"), clock);
        TokenIssuing issuing = new TokenIssuing(tokens, settings("15m", "7d"), clock);
        RefreshToken refresh = RefreshToken.ofNewFamily();
        Session session = session(Duration.ofDays(1));
        Tokens issued = issuing.issue(world.ada, session, refresh);
        assertThat(issued.refresh()).contains(refresh);
        assertThat(tokens.verify(issued.access()))
                .contains(
                        new AccessToken(
                                world.ada.organizationId(),
                                world.ada.id(),
                                session.id(),
                                world.ada.email().value(),
                                world.ada.role(),
                                now.plus(Duration.ofMinutes(15))));
    }

    private Duration lifeOf(TokenIssuing issuing, Duration session) {
        return issuing.issue(world.ada, session(session), null).expiresIn();
    }

    private Session session(Duration left) {
        return new Session(
                new SessionId("3123456789abcdef01234567"),
                world.ada.id(),
                SessionWorld.LAPTOP,
                now,
                now,
                now.plus(left));
    }

    private TokenIssuing issuing(String expiry, String refreshExpiry) {
        TokenSettings settings = settings(expiry, refreshExpiry);
        return new TokenIssuing(new AccessTokens(settings, clock), settings, clock);
    }

    private static TokenSettings settings(String expiry, String refreshExpiry) {
        return new TokenSettings(
                Optional.of(SigningSecret.random().value()),
                expiry,
                refreshExpiry,
                LaunchMode.TEST);
    }
}
