package dev.aac.producer.insight;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aac.producer.insight.DurationShift.State;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DurationShiftTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

    private static Durations of(LongStream seconds) {
        return Durations.sum(seconds.mapToObj(Duration::ofSeconds).map(Durations::of));
    }

    /** Each day with runs of these durations. */
    private static List<ImageDay> days(Durations... passed) {
        List<ImageDay> days = new ArrayList<>();
        for (Durations each : passed) {
            days.add(
                    new ImageDay(
                            FIRST.plusDays(days.size()),
                            each.runs(),
                            new RunCounts(each.runs(), 0, 0, 0, 0),
                            each,
                            Durations.NONE,
                            Durations.NONE));
        }
        return days;
    }

    private static Durations nothing() {
        return Durations.NONE;
    }

    /** Lehmann's formula over pairs, not over sorted values. */
    @Test
    void rankSumIsThatOfAllPairs() {
        Random random = new Random(11);
        for (int round = 0; round < 20; round++) {
            // Few values, many ties, all of them exact.
            int[] first = random.ints(15 + round, 1, 12 + round / 2).toArray();
            int[] second = random.ints(20, 1, 12).toArray();
            double wins = 0;
            for (int a : first) {
                for (int b : second) {
                    wins += a > b ? 1 : a == b ? 0.5 : 0;
                }
            }
            double n = first.length + second.length;
            double ties = 0;
            for (int value = 0; value < 40; value++) {
                int wanted = value;
                double t =
                        IntStream.concat(IntStream.of(first), IntStream.of(second))
                                .filter(each -> each == wanted)
                                .count();
                ties += Math.pow(t, 3) - t;
            }
            double pairs = (double) first.length * second.length;
            double variance = pairs / 12 * (n + 1 - ties / (n * (n - 1)));
            double distance = wins - pairs / 2;
            double expected =
                    Math.signum(distance)
                            * Math.max(0, Math.abs(distance) - 0.5)
                            / Math.sqrt(variance);

            assertThat(DurationShift.z(millis(first), millis(second)))
                    .isCloseTo(expected, within(1e-9));
        }
    }

    private static Durations millis(int[] values) {
        return Durations.sum(IntStream.of(values).mapToObj(Duration::ofMillis).map(Durations::of));
    }

    @Test
    void slowerRunsAreSeen() {
        Durations before = of(LongStream.range(100, 112));
        Durations now = of(LongStream.range(125, 137));

        assertThat(DurationShift.of(days(before, before, nothing(), now)).state())
                .isEqualTo(State.SLOWER);
        assertThat(DurationShift.of(days(now, now, nothing(), before)).state())
                .isEqualTo(State.FASTER);
    }

    @Test
    void smallShiftIsNone() {
        Durations before = of(LongStream.range(1_000, 1_040));
        Durations now = of(LongStream.range(1_050, 1_090));

        assertThat(DurationShift.z(now, before)).isGreaterThan(DurationShift.Z_MIN);
        assertThat(DurationShift.of(days(before, now)).state()).isEqualTo(State.STEADY);
    }

    @Test
    void fewSlowRunsAreNoShift() {
        Durations before = of(LongStream.range(100, 120));
        Durations now = of(LongStream.concat(LongStream.range(103, 117), LongStream.of(900, 950)));

        assertThat(DurationShift.of(days(before, now)).state()).isEqualTo(State.STEADY);
    }

    @Test
    void latelyIsAsManyDaysAsHaveTenRuns() {
        Durations three = of(LongStream.of(200, 210, 220));
        Durations before = of(LongStream.range(100, 104));
        DurationShift shift =
                DurationShift.of(
                        days(before, before, before, before, before, three, three, three, three));

        assertThat(requireNonNull(shift.recent()).runs()).isEqualTo(12);
        assertThat(shift.state()).isEqualTo(State.SLOWER);
    }

    @Test
    void tooLittleIsSaid() {
        Durations nine = of(LongStream.range(100, 109));

        assertThat(DurationShift.of(days(nine, of(LongStream.range(200, 250)))).state())
                .isEqualTo(State.TOO_LITTLE_DATA);
        assertThat(DurationShift.of(days(of(LongStream.range(200, 250)), nine)).state())
                .isEqualTo(State.TOO_LITTLE_DATA);
        assertThat(DurationShift.of(days(of(LongStream.range(1, 200)))).state())
                .isEqualTo(State.TOO_LITTLE_DATA);
    }
}
