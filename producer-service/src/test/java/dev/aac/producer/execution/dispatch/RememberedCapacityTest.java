package dev.aac.producer.execution.dispatch;

import static dev.aac.producer.execution.ExecutionWorld.ACME;
import static dev.aac.producer.execution.ExecutionWorld.scope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.execution.DispatchCapacity.Capacity;
import dev.aac.producer.execution.ExecutionWorld;
import dev.aac.producer.execution.Workers.WorkerState;
import org.junit.jupiter.api.Test;

class RememberedCapacityTest {

    private final ExecutionWorld world = new ExecutionWorld();
    private final RecordingJobQueue jobs = new RecordingJobQueue();

    @Test
    void countsLivingWorkersWithoutWhatIsHeldOrOnItsWay() {
        assertThat(capacity().now()).isEqualTo(new Capacity(true, 0, 0));
        world.workers.seen(new WorkerState(ExecutionWorld.WORKER, 4, 4, 0, world.clock.instant()));
        world.held(ACME, "held", 0);
        world.sent(ACME, "sent", 1);
        world.submit(ACME, "waiting");

        assertThat(capacity().now()).isEqualTo(new Capacity(true, 4, 2));
        assertThat(capacity().runLimit(scope(ACME))).isEqualTo(7);
    }

    @Test
    void moreOnTheirWayThanThereAreSlotsIsNoneFree() {
        world.sent(ACME, "sent", 0);

        assertThat(capacity().now()).isEqualTo(new Capacity(true, 0, 0));
    }

    @Test
    void brokerIsSeenAtOnceAndTheWorkersFromTimeToTime() {
        RememberedCapacity capacity = capacity();
        assertThat(capacity.now()).isEqualTo(new Capacity(true, 0, 0));
        world.workers.seen(new WorkerState(ExecutionWorld.WORKER, 4, 4, 0, world.clock.instant()));
        jobs.open = false;

        assertThat(capacity.now().brokerOpen()).isFalse();
        assertThat(capacity().now().slots()).isEqualTo(4);
    }

    private RememberedCapacity capacity() {
        return new RememberedCapacity(
                new Survey(world.backlog, world.workers, world.clock), new JobSender(jobs), _ -> 7);
    }
}
