package dev.aac.producer.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.insight.PassRateTrend.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassRateTrendTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

    private static PassRateTrend of(RunCounts... counts) {
        List<ImageDay> days = new ArrayList<>();
        for (RunCounts each : counts) {
            days.add(
                    new ImageDay(
                            FIRST.plusDays(days.size()),
                            each.total(),
                            each,
                            Durations.NONE,
                            Durations.NONE,
                            Durations.NONE));
        }
        return PassRateTrend.of(days);
    }

    private static RunCounts judged(int passed, int failed) {
        return new RunCounts(passed, 0, failed, 0, 0);
    }

    /** 50 % and 80 % of 20 each: z is 1.988; 50 % and 75 %: 1.633. */
    @Test
    void differenceThatChanceHardlyMakesIsATrend() {
        assertThat(of(judged(10, 10), judged(16, 4)).state()).isEqualTo(State.RISING);
        assertThat(of(judged(16, 4), judged(10, 10)).state()).isEqualTo(State.FALLING);
        assertThat(of(judged(10, 10), judged(15, 5)).state()).isEqualTo(State.STEADY);
    }

    @Test
    void unstableIsGoodAndWhatIsNotJudgedDoesNotCount() {
        PassRateTrend trend =
                of(new RunCounts(0, 16, 4, 1_000, 0), new RunCounts(10, 0, 10, 0, 1_000));

        assertThat(trend.state()).isEqualTo(State.FALLING);
        assertThat(trend.earlier().judged()).isEqualTo(20);
    }

    @Test
    void allAndNoneDoNotDiffer() {
        assertThat(of(judged(50, 0), judged(50, 0)).state()).isEqualTo(State.STEADY);
        assertThat(of(judged(0, 50), judged(0, 50)).state()).isEqualTo(State.STEADY);
    }

    @Test
    void laterHalfHasTheDayInTheMiddle() {
        PassRateTrend trend = of(judged(12, 0), judged(0, 12), judged(0, 12));

        assertThat(trend.earlier()).isEqualTo(judged(12, 0));
        assertThat(trend.later()).isEqualTo(judged(0, 24));
    }

    @Test
    void tooLittleIsSaid() {
        assertThat(of(judged(9, 0), judged(100, 0)).state()).isEqualTo(State.TOO_LITTLE_DATA);
        assertThat(of(judged(100, 0), judged(0, 9)).state()).isEqualTo(State.TOO_LITTLE_DATA);
        assertThat(of(judged(100, 100)).state()).isEqualTo(State.TOO_LITTLE_DATA);
    }
}
