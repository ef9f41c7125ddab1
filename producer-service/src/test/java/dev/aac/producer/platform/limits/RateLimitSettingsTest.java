package dev.aac.producer.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitSettingsTest {

    @Test
    void limitsAreThoseOfTheSettings() {
        RateLimitSettings settings = new RateLimitSettings("5", "1000");
        assertThat(settings.of(CountedAs.Kind.SIGN_IN))
                .contains(new RateLimit("login", 5, Duration.ofMinutes(1), 1));
        assertThat(settings.of(CountedAs.Kind.SIGN_UP))
                .contains(new RateLimit("signup", 5, Duration.ofMinutes(1), 1));
        assertThat(settings.of(CountedAs.Kind.API))
                .contains(new RateLimit("api", 1_000, Duration.ofMinutes(15), 20));
        assertThat(settings.of(CountedAs.Kind.NOTHING)).isEmpty();
    }

    @Test
    void zeroTurnsALimitOff() {
        RateLimitSettings settings = new RateLimitSettings("0", "0");
        assertThat(CountedAs.Kind.values()).allMatch(kind -> settings.of(kind).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"1,1", "49,1", "50,1", "100,2"})
    void smallLimitsAreCountedOneByOne(String max, int share) {
        assertThat(new RateLimitSettings("5", max).of(CountedAs.Kind.API).orElseThrow().share())
                .isEqualTo(share);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "+5", "5.0", "05", "five", " 5", "1e3", "1000001", "99999999999"})
    void wrongValueStopsTheStartWithASentence(String wrong) {
        assertThatThrownBy(() -> new RateLimitSettings(wrong, "0"))
                .hasMessage(
                        "RATE_LIMIT_AUTH_PER_MINUTE must be a whole number from 0 to 1000000; 0"
                                + " turns the limit off");
        assertThatThrownBy(() -> new RateLimitSettings("0", wrong))
                .hasMessageStartingWith("RATE_LIMIT_API_PER_15_MIN must be a whole number");
    }
}
