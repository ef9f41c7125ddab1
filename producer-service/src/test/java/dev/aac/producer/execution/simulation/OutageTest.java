package dev.aac.producer.execution.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.execution.Attempt;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.simulation.Schedule.Outcome;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Broker and store go away and come back, and nothing else goes wrong. */
@ExtendWith(QuietLog.class)
@Tag("computing")
class OutageTest {

    private static final int SCHEDULES = 100;
    private static final int OUTAGES = 3;

    /** Longer than two leases; a worker gives its runs up after 60 s. */
    private static final int OUTAGE_MILLIS_MAX = 45_000;

    private static final int BETWEEN_MILLIS = 25_000;

    @Test
    void noContainerStartsTwiceBecauseOfAnOutage() {
        for (long seed = 0; seed < SCHEDULES; seed++) {
            Outcome outcome = run(seed, Breakage.NONE, false);

            assertThat(outcome.violation())
                    .as(() -> String.join("\n", run(outcome.seed(), Breakage.NONE, true).trace()))
                    .isNull();
        }
    }

    @Test
    void producerThatEndsLeasesDuringAnOutageIsFound() {
        assertThat(LongStream.range(0, SCHEDULES))
                .anyMatch(seed -> run(seed, Breakage.PROBE_IGNORED, false).violation() != null);
    }

    private static Outcome run(long seed, Breakage breakage, boolean traced) {
        World world = new World(seed, breakage, traced, Script::good);
        return Schedule.outcome(seed, world, () -> play(world));
    }

    private static void play(World world) {
        OrganizationScope scope = world.addOrganization(3);
        world.bootProducer();
        world.bootProducer();
        world.bootWorker(2);
        world.bootWorker(2);
        for (int outages = OUTAGES; outages > 0; outages--) {
            for (int count = world.chance.between(1, 3); count > 0; count--) {
                world.clients.submit(scope, Clients.request(0, 86_400));
            }
            world.timeline.runFor(world.chance.below(BETWEEN_MILLIS));
            outage(world);
            world.timeline.runFor(BETWEEN_MILLIS);
        }
        Schedule.peace(world);
        world.executions.all().forEach(OutageTest::requireOneStart);
    }

    private static void outage(World world) {
        int of = world.chance.below(3);
        if (of != 0) {
            world.storeGoesAway(true);
        }
        if (of != 1) {
            world.broker.goAway();
        }
        world.timeline.runFor(world.chance.below(OUTAGE_MILLIS_MAX));
        world.broker.comeBack();
        world.timeline.runFor(world.chance.below(2_000));
        world.storeGoesAway(false);
    }

    private static void requireOneStart(Execution execution) {
        for (Attempt attempt : execution.progress().attempts()) {
            Violation.unless(
                    attempt.outcome() != Attempt.Outcome.LOST || attempt.startTime() == null,
                    "a run that had started is started again: " + Names.of(execution));
        }
    }
}
