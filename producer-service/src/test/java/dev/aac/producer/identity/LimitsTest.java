package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.producer.execution.SteppingClock;
import io.quarkus.runtime.LaunchMode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The last that is allowed, and the first that is not. */
class LimitsTest {

    private static final String CHARACTERS = "0123456789";

    @Test
    void signingSecretHasSixtyFourCharactersOfTenKinds() {
        String shortest = CHARACTERS.repeat(6) + "0123";
        assertThat(SigningSecret.ofProduction(shortest).value()).isEqualTo(shortest);
        assertThatThrownBy(() -> SigningSecret.ofProduction(shortest.substring(1)))
                .hasMessageContaining("at least 64 characters");
        assertThatThrownBy(() -> SigningSecret.ofProduction(shortest.replace('9', '8')))
                .hasMessageContaining("easy to guess");
        assertThatThrownBy(() -> SigningSecret.ofProduction(""))
                .hasMessageContaining("JWT_SECRET is not set");
        assertThat(SigningSecret.random().value()).matches("[0-9a-f]{96}");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 14})
    void costsAtTheEndsOfTheirRangeAreTaken(int cost) {
        assertThat(PasswordHashing.cost("" + cost)).isEqualTo(cost);
    }

    @Test
    void longestEmailHas254Characters() {
        String domain = ("a".repeat(63) + ".").repeat(2) + "a".repeat(61) + "." + "a".repeat(62);
        String longest = "b".repeat(254 - 1 - domain.length()) + "@" + domain;
        assertThat(new Email(longest).value()).hasSize(Email.LENGTH_MAX);
        assertThatIllegalArgumentException().isThrownBy(() -> new Email("b" + longest));
    }

    @Test
    void passwordIsCountedInCharacters() {
        assertThat(PasswordRules.brokenBy("Zebra9🚀")).hasSize(1);
        assertThat(PasswordRules.brokenBy("Zebra97🚀")).isEmpty();
        assertThat(PasswordRules.brokenBy("Zebra97\uD83D!")).hasSize(1);
        assertThat(PasswordRules.isTooLong("x".repeat(72))).isFalse();
        assertThat(PasswordRules.isTooLong("x".repeat(73))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PASSWORD1,true", "'# comment',false", "'',false"})
    void commonPasswordsAreKnownInAnyCase(String password, boolean common) {
        assertThat(CommonPasswords.contain(password)).isEqualTo(common);
    }

    @Test
    void sealedTextOfTheGreatestLengthIsStillOpened() {
        ClientSeal seal = seal();
        String text = "x".repeat(2_900);
        String sealed = "";
        for (; sealed.length() < 4_096; text += "x") {
            sealed = seal.seal(ClientSeal.Purpose.PERSON, Map.of("text", text));
            assertThat(seal.open(ClientSeal.Purpose.PERSON, sealed)).contains(Map.of("text", text));
        }
        assertThat(sealed).hasSize(4_096);
        String longer = seal.seal(ClientSeal.Purpose.PERSON, Map.of("text", text + "xx"));
        assertThat(seal.open(ClientSeal.Purpose.PERSON, longer)).isEmpty();
    }

    @Test
    void derivedKeysDifferByPurposeAndSecretAndAreTheSameEachTime() {
        String secret = SigningSecret.random().value();
        DerivedKeys keys = new DerivedKeys(settings(secret));
        byte[] key = keys.forPurpose("one", "AES").getEncoded();
        assertThat(key).hasSize(32);
        assertThat(DerivedKeys.derivedFrom(secret, "one", "AES").getEncoded()).isEqualTo(key);
        assertThat(keys.forPurpose("two", "AES").getEncoded()).isNotEqualTo(key);
        assertThat(DerivedKeys.derivedFrom(SigningSecret.random().value(), "one", "AES"))
                .satisfies(other -> assertThat(other.getEncoded()).isNotEqualTo(key));
    }

    @Test
    void durationsOfSettingsAreThoseThatWereSet() {
        assertThat(new SessionSweepSettings("90d").retention())
                .isEqualTo(SessionSweepSettings.RETENTION_MAX);
        assertThat(new SignInLockSettings("1000").failures()).isEqualTo(1_000);
        assertThat(new SignInLockSettings("1").failures()).isEqualTo(1);
    }

    @Test
    void invitationExpiresAtItsEnd() {
        Instant end = Instant.parse("2026-03-08T12:00:00Z");
        Invitation invitation =
                new Invitation(
                        new InvitationId("5123456789abcdef01234567"),
                        new SessionWorld().acme.organizationId(),
                        new Email("guest@example.org"),
                        Role.VIEWER,
                        InvitationStatus.PENDING,
                        new UserId("1123456789abcdef01234567"),
                        end,
                        end.minus(Invitation.LIFE));
        assertThat(invitation.isPendingAt(end.minusNanos(1))).isTrue();
        assertThat(invitation.isPendingAt(end)).isFalse();
        assertThat(invitation.statusAt(end)).isEqualTo(InvitationStatus.EXPIRED);
    }

    private static ClientSeal seal() {
        return new ClientSeal(
                new DerivedKeys(settings(SigningSecret.random().value())),
                new SteppingClock(Instant.parse("2026-01-01T00:00:00Z")));
    }

    private static TokenSettings settings(String secret) {
        return new TokenSettings(Optional.of(secret), "15m", "7d", LaunchMode.TEST);
    }
}
