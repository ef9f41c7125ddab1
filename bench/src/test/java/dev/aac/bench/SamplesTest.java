package dev.aac.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void percentilesAreByNearestRank() {
        Samples samples = new Samples();
        for (int value = 200; value >= 1; value--) {
            samples.addMillis(value);
        }

        assertThat(samples.percentile(50)).isEqualTo(100);
        assertThat(samples.percentile(95)).isEqualTo(190);
        assertThat(samples.percentile(100)).isEqualTo(200);
        assertThat(samples.percentile(0)).isEqualTo(1);
    }

    @Test
    void nanosecondsBecomeMillisecondsWithOneDecimal() {
        Samples samples = new Samples();
        samples.addNanos(1_260_000);

        assertThat(samples.percentile(50)).isEqualTo(1.3);
    }

    @Test
    void nothingMeasuredIsNotZero() {
        assertThatThrownBy(() -> new Samples().percentile(50))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void ratioIsOursOverTheFloor() {
        assertThat(Report.ratio(3, 2)).isEqualTo(1.5);
    }
}
