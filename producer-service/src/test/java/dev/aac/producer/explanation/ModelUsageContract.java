package dev.aac.producer.explanation;

import static dev.aac.producer.explanation.ExplanationSamples.ACME;
import static dev.aac.producer.explanation.ExplanationSamples.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.explanation.ModelUsage.Amount;
import dev.aac.producer.explanation.ModelUsage.Settlement;
import dev.aac.producer.explanation.ModelUsage.Used;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link ModelUsage} must show; it starts empty. */
public abstract class ModelUsageContract {

    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final YearMonth APRIL = YearMonth.of(2026, 4);
    private static final int RACERS = 16;

    /** The same one during a test. */
    protected abstract ModelUsage usage();

    @Test
    void runIsTakenOnOnce() {
        assertThat(usage().take(ACME, MARCH, "r1.1")).isTrue();
        assertThat(usage().take(ACME, MARCH, "r1.1")).isFalse();
        assertThat(usage().take(ACME, MARCH, "r1.2")).isTrue();
        assertThat(usage().take(GLOBEX, MARCH, "r1.1")).isTrue();
    }

    @Test
    void callIsMadeWhenItsMostIsWithinTheBudget() {
        assertThat(usage().reserve(ACME, MARCH, "a", new Amount(60, 100))).isTrue();
        assertThat(usage().reserve(ACME, MARCH, "b", new Amount(41, 100))).isFalse();
        assertThat(usage().reserve(ACME, MARCH, "c", new Amount(40, 100))).isTrue();
        assertThat(usage().reserve(ACME, MARCH, "d", new Amount(0, 99))).isFalse();
        assertThat(usage().reserve(ACME, APRIL, "e", new Amount(100, 100))).isTrue();
        assertThat(usage().reserve(GLOBEX, MARCH, "f", new Amount(101, 100))).isFalse();
    }

    @Test
    void settledCallCountsWhatItDidCostOnce() {
        usage().reserve(ACME, MARCH, "a", new Amount(60, 100));

        usage().settle(ACME, MARCH, "a", new Settlement(60, 7, 1_000, 50));
        usage().settle(ACME, MARCH, "a", new Settlement(60, 7, 1_000, 50));
        usage().settle(ACME, MARCH, "never-made", new Settlement(60, 7, 1_000, 50));

        assertThat(usage().used(ACME, MARCH)).isEqualTo(new Used(7, 1, 1_000, 50));
        assertThat(usage().used(GLOBEX, MARCH)).isEqualTo(new Used(0, 0, 0, 0));
    }

    /** Somebody died between the call and what it did cost. */
    @Test
    void callThatNobodySettlesStaysCountedAtItsMost() {
        usage().reserve(ACME, MARCH, "a", new Amount(60, 100));

        assertThat(usage().used(ACME, MARCH).micros()).isEqualTo(60);
        assertThat(usage().reserve(ACME, MARCH, "b", new Amount(60, 100))).isFalse();
    }

    @Test
    void noRacePassesTheBudget() throws Exception {
        List<Future<Boolean>> racers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < RACERS; i++) {
                String call = "c" + i;
                racers.add(
                        threads.submit(
                                () -> usage().reserve(ACME, MARCH, call, new Amount(30, 100))));
            }
        }
        int made = 0;
        for (Future<Boolean> racer : racers) {
            made += racer.get() ? 1 : 0;
        }

        assertThat(made).isEqualTo(3);
        assertThat(usage().used(ACME, MARCH).micros()).isEqualTo(90);
    }
}
