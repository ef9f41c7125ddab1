package dev.aac.producer.execution.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.simulation.Schedule.Outcome;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One organization has far more to run than there are slots, and then another one comes. */
@ExtendWith(QuietLog.class)
@Tag("computing")
class FairnessTest {

    private static final int SCHEDULES = 60;
    private static final int WAITING = 60;
    private static final int RUN_MILLIS = 10_000;

    /** For messages, and for a producer to notice what another one did. */
    private static final int NOTICE_MILLIS = 1_500;

    @Test
    void firstRunOfAnotherOrganizationWaitsForOneSlotTurnAtMost() {
        for (long seed = 0; seed < SCHEDULES; seed++) {
            Outcome outcome = run(seed, false);

            assertThat(outcome.violation())
                    .as(() -> String.join("\n", run(outcome.seed(), true).trace()))
                    .isNull();
        }
    }

    private static Outcome run(long seed, boolean traced) {
        World world = new World(seed, Breakage.NONE, traced, _ -> Script.passesAfter(RUN_MILLIS));
        return Schedule.outcome(seed, world, () -> play(world));
    }

    private static void play(World world) {
        OrganizationScope many = world.addOrganization(50);
        OrganizationScope one = world.addOrganization(world.chance.between(1, 50));
        world.bootProducer();
        world.bootProducer();
        world.bootWorker(world.chance.between(1, 2));
        world.bootWorker(world.chance.between(1, 2));
        for (int count = WAITING; count > 0; count--) {
            world.clients.submit(many, Clients.request(0, 86_400));
        }
        world.timeline.runFor(world.chance.between(RUN_MILLIS, 4 * RUN_MILLIS));
        world.clients.submit(one, Clients.request(0, 86_400));
        world.timeline.runFor(RUN_MILLIS + NOTICE_MILLIS);

        List<Execution> own =
                world.executions.all().stream()
                        .filter(e -> e.organizationId().equals(one.organizationId()))
                        .toList();
        Violation.unless(own.size() == 1, "the other one's run is not accepted");
        Violation.unless(
                !own.getFirst().progress().attempts().isEmpty(),
                "the other one's run still waits after a slot turn");
    }
}
