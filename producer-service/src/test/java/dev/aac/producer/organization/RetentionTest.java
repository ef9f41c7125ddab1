package dev.aac.producer.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {

    @Test
    void eachPlanHasItsOwnTimeAndNoDaysMeanForEver() {
        Retention retention = new Retention("14", "3650", "0");

        assertThat(retention.days(Plan.FREE)).hasValue(14);
        assertThat(retention.time(Plan.FREE)).contains(Duration.ofDays(14));
        assertThat(retention.days(Plan.TEAM)).hasValue(3_650);
        assertThat(retention.days(Plan.ENTERPRISE)).isEqualTo(OptionalInt.empty());
        assertThat(retention.time(Plan.ENTERPRISE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "3651", "14d", "1.5"})
    void wrongNumberStopsTheStartWithASentence(String wrong) {
        assertThatThrownBy(() -> new Retention(wrong, "90", "365"))
                .hasMessage(
                        "RETENTION_FREE_DAYS must be a whole number from 0 to 3650; 0 keeps logs"
                                + " and reports for ever");
        assertThatThrownBy(() -> new Retention("14", wrong, "365"))
                .hasMessageStartingWith("RETENTION_TEAM_DAYS");
        assertThatThrownBy(() -> new Retention("14", "90", wrong))
                .hasMessageStartingWith("RETENTION_ENTERPRISE_DAYS");
    }
}
