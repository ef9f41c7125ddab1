package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.LaunchMode;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSettingsTest {

    private static final String GOOD = SigningSecret.random().value();

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "short",
                "dev-secret-change-in-production",
                "dev-secret-CHANGE-IN-PRODUCTION-min-64-chars",
                "your-super-secret-jwt-key-minimum-64-characters-use-openssl-rand",
                "YOUR-SUPER-SECRET-JWT-KEY-MINIMUM-64-CHARACTERS-USE-OPENSSL-RAND",
                "change-me-this-value-is-in-the-example-and-so-everybody-knows-it-0123456789",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void productionRefusesWeakSecrets(@Nullable String secret) {
        assertThatThrownBy(
                        () ->
                                new TokenSettings(
                                        Optional.ofNullable(secret),
                                        "15m",
                                        "7d",
                                        LaunchMode.NORMAL))
                .hasMessageContaining("JWT_SECRET")
                .satisfies(
                        refusal -> {
                            if (secret != null) {
                                assertThat(refusal.getMessage()).doesNotContain(secret);
                            }
                        });
    }

    @Test
    void productionTakesARandomSecret() {
        TokenSettings settings =
                new TokenSettings(Optional.of(GOOD), "15m", "7d", LaunchMode.NORMAL);
        assertThat(settings.secret().value()).isEqualTo(GOOD);
    }

    @Test
    void developmentMakesASecretOfItsOwn() {
        TokenSettings one =
                new TokenSettings(Optional.empty(), "15m", "7d", LaunchMode.DEVELOPMENT);
        TokenSettings other = new TokenSettings(Optional.empty(), "15m", "7d", LaunchMode.TEST);
        assertThat(one.secret()).isNotEqualTo(other.secret());
    }

    @Test
    void secretIsNotShown() {
        assertThat(new SigningSecret(GOOD).toString()).doesNotContain(GOOD);
    }

    @ParameterizedTest
    @CsvSource({"1s,PT1S", "15m,PT15M", "24h,PT24H", "7d,P7D", "30d,P30D"})
    void expiryIsANumberWithAUnit(String text, Duration expected) {
        TokenSettings settings = settings(text, text);
        assertThat(settings.expiry()).isEqualTo(expected);
        assertThat(settings.refreshExpiry()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "15", "m", "0m", "-1m", "1.5h", "1w", "31d", "99999999s", "1 h"})
    void otherExpiriesStopTheStart(String text) {
        assertThatThrownBy(() -> settings(text, "7d"))
                .hasMessage(
                        "JWT_EXPIRY must be a number with s, m, h or d behind it, at most 30d, for"
                                + " example 15m");
        if (!text.equals("31d")) {
            assertThatThrownBy(() -> settings("15m", text))
                    .hasMessageStartingWith("REFRESH_TOKEN_EXPIRY must be a number with");
            assertThatThrownBy(() -> new SessionSweepSettings(text))
                    .hasMessageStartingWith("SESSION_RETENTION must be a number with");
        }
    }

    @Test
    void refreshTokensMayLiveLonger() {
        assertThat(settings("15m", "90d").refreshExpiry()).isEqualTo(Duration.ofDays(90));
        assertThatThrownBy(() -> settings("15m", "91d")).hasMessageContaining("at most 90d");
    }

    private static TokenSettings settings(String expiry, String refreshExpiry) {
        return new TokenSettings(Optional.of(GOOD), expiry, refreshExpiry, LaunchMode.TEST);
    }
}
