package dev.aac.producer.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DurationsTest {

    private static final double PERCENT = 100;

    private static Durations of(long... millis) {
        return Durations.sum(Arrays.stream(millis).mapToObj(Duration::ofMillis).map(Durations::of));
    }

    /** Nearest rank. */
    private static long exact(long[] sorted, int percentile) {
        return sorted[(int) Math.ceil(sorted.length * percentile / PERCENT) - 1];
    }

    @Test
    void percentilesAreWithinTheStatedError() {
        Random random = new Random(7);
        for (int runs : new int[] {1, 2, 3, 19, 20, 21, 1_000}) {
            // From a few milliseconds to more than a day.
            long[] millis =
                    LongStream.generate(() -> (long) Math.exp(1 + 18 * random.nextDouble()))
                            .limit(runs)
                            .toArray();
            Durations.Summary told = of(millis).summary().orElseThrow();
            Arrays.sort(millis);

            assertThat(told.runs()).isEqualTo(runs);
            assertThat(told.averageMillis())
                    .isEqualTo(Math.round((double) LongStream.of(millis).sum() / runs));
            assertThat(told.p50Millis()).isBetween(exact(millis, 50), above(exact(millis, 50)));
            assertThat(told.p95Millis()).isBetween(exact(millis, 95), above(exact(millis, 95)));
        }
    }

    private static long above(long millis) {
        return (long) Math.floor(millis * (1 + Durations.ERROR_MAX));
    }

    @Test
    void orderAndPartsOfASumMakeNoDifference() {
        Durations whole = of(5, 70_000, 70_001, 3, 5, 3_600_000);

        assertThat(of(70_001, 5).plus(of(3_600_000, 3, 70_000)).plus(of(5))).isEqualTo(whole);
        assertThat(whole.plus(Durations.NONE)).isEqualTo(whole);
        assertThat(whole.totalMillis()).isEqualTo(3_740_014);
        assertThat(whole.buckets()).hasSize(4);
    }

    @Test
    void nothingHasNoSummary() {
        assertThat(Durations.NONE.summary()).isEmpty();
    }

    @Test
    void clocksThatDisagreeAreNoReasonToFail() {
        assertThat(Durations.of(Duration.ofMillis(-5))).isEqualTo(of(0));
        Durations years = Durations.of(Duration.ofDays(20_000));
        assertThat(years.summary().orElseThrow().p50Millis())
                .isCloseTo(Duration.ofDays(30).toMillis(), within(27_000_000L));
    }
}
