package dev.aac.producer.identity;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.platform.testing.SignedUp;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** Makes access tokens as the producer made them some time ago. */
@Singleton
public class TokensOfThePast {

    private static final SessionId ANY = new SessionId("0123456789abcdef01234567");

    private final TokenSettings settings;

    public TokensOfThePast(TokenSettings settings) {
        this.settings = settings;
    }

    /** A token of a person that was good until a moment ago. */
    public String of(SignedUp person) {
        Instant expired = Instant.now().minus(Duration.ofMinutes(1));
        Clock then = Clock.fixed(expired.minus(settings.expiry()), ZoneOffset.UTC);
        return new AccessTokens(settings, then)
                .issue(
                        new AccessToken(
                                new OrganizationId(person.organizationId()),
                                new UserId(person.userId()),
                                ANY,
                                person.email(),
                                Role.ADMIN,
                                expired));
    }
}
