package dev.aac.producer.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastDaysTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-01T23:59:59.999Z"), ZoneOffset.UTC);

    @Test
    void todayIsOneOfThem() {
        assertThat(LastDays.of(CLOCK, 1)).isEqualTo(new LastDays(TODAY, TODAY));
        assertThat(LastDays.of(CLOCK, 2).begin()).isEqualTo("2026-02-28T00:00:00Z");
        assertThat(LastDays.of(CLOCK, LastDays.MAX).from()).isEqualTo("2025-12-02");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, LastDays.MAX + 1})
    void otherNumbersAreNone(int days) {
        assertThatThrownBy(() -> LastDays.of(CLOCK, days))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("days are not from 1 to 90");
    }
}
