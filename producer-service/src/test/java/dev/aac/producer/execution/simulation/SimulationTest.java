package dev.aac.producer.execution.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.execution.simulation.Schedule.Outcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Thousands of seeded schedules. {@code -Daac.simulation.schedules=N} runs more or fewer, {@code
 * -Daac.simulation.seed=N} replays one and prints what happened in it.
 */
@ExtendWith(QuietLog.class)
@Tag("computing")
class SimulationTest {

    private static final int SCHEDULES_DEFAULT = 3_000;
    private static final int SCHEDULES =
            Integer.getInteger("aac.simulation.schedules", SCHEDULES_DEFAULT);

    /** The rarest breakage is found within 200; other code, other seeds, so there is room. */
    private static final int SCHEDULES_TO_FIND = 2_000;

    @Test
    void noScheduleBreaksARule() {
        Long seed = Long.getLong("aac.simulation.seed");
        if (seed != null) {
            Outcome replayed = Schedule.run(seed, Breakage.NONE, true);
            replayed.trace().forEach(System.out::println);
            assertThat(replayed.violation()).isNull();
            return;
        }
        Map<Race, Integer> races = new EnumMap<>(Race.class);
        List<Outcome> violations =
                LongStream.range(0, SCHEDULES)
                        .parallel()
                        .mapToObj(next -> Schedule.run(next, Breakage.NONE, false))
                        .peek(outcome -> add(races, outcome))
                        .filter(outcome -> outcome.violation() != null)
                        .toList();

        System.out.printf(
                "%d schedules, %d violations, races: %s%n", SCHEDULES, violations.size(), races);
        assertThat(violations).as(() -> explained(violations.getFirst())).isEmpty();
        if (SCHEDULES >= SCHEDULES_DEFAULT) {
            assertThat(races).containsOnlyKeys(Race.values());
        }
    }

    @Test
    void sameSeedIsTheSameSchedule() {
        for (long seed = 0; seed < 50; seed++) {
            List<String> first = Schedule.run(seed, Breakage.NONE, true).trace();

            assertThat(Schedule.run(seed, Breakage.NONE, true).trace()).isEqualTo(first);
            assertThat(first).hasSizeGreaterThan(10);
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {"NONE", "PROBE_IGNORED"},
            mode = EnumSource.Mode.EXCLUDE)
    void plantedBreakageIsFound(Breakage breakage) {
        Outcome found =
                LongStream.range(0, SCHEDULES_TO_FIND)
                        .mapToObj(seed -> Schedule.run(seed, breakage, false))
                        .filter(outcome -> outcome.violation() != null)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(breakage + " is not found"));

        Outcome replayed = Schedule.run(found.seed(), breakage, true);
        System.out.printf("%s: seed %d: %s%n", breakage, found.seed(), found.violation());
        assertThat(Objects.requireNonNull(replayed.violation()).getMessage())
                .isEqualTo(Objects.requireNonNull(found.violation()).getMessage());
    }

    private static synchronized void add(Map<Race, Integer> races, Outcome outcome) {
        outcome.races().forEach((race, count) -> races.merge(race, count, Integer::sum));
    }

    private static String explained(Outcome violated) {
        Outcome traced = Schedule.run(violated.seed(), Breakage.NONE, true);
        return "%s%nreplay it with -Daac.simulation.seed=%d%n%s"
                .formatted(
                        violated.violation(),
                        violated.seed(),
                        String.join(System.lineSeparator(), traced.trace()));
    }
}
