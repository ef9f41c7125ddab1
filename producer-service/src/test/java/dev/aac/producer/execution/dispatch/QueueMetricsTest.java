package dev.aac.producer.execution.dispatch;

import static dev.aac.producer.execution.ExecutionWorld.ACME;
import static dev.aac.producer.execution.ExecutionWorld.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.execution.ExecutionWorld;
import dev.aac.producer.execution.Workers.WorkerState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class QueueMetricsTest {

    private final ExecutionWorld world = new ExecutionWorld();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final QueueMetrics metrics =
            new QueueMetrics(
                    new Survey(world.backlog, world.workers, world.clock),
                    world.backlog,
                    registry,
                    world.clock);

    @Test
    void queueAndWorkersOfTheWholeInstallationAreShown() throws Exception {
        world.submit(ACME, "a1");
        world.clock.advance(Duration.ofSeconds(7));
        world.submit(GLOBEX, "g1");
        world.sent(ACME, "a2", 0);
        world.held(ACME, "a3", 1);
        world.workers.seen(new WorkerState(ExecutionWorld.WORKER, 4, 3, 1, world.clock.instant()));
        metrics.look();

        assertThat(value("aac.queue.depth")).isEqualTo(2);
        assertThat(value("aac.jobs.sent")).isEqualTo(1);
        assertThat(value("aac.jobs.held")).isEqualTo(1);
        assertThat(value("aac.slots")).isEqualTo(4);
        assertThat(value("aac.slots.free")).isEqualTo(3);
        assertThat(value("aac.workers.alive")).isEqualTo(1);
        assertThat(oldestSeconds()).isEqualTo(7);
    }

    @Test
    void oldestGetsOlderBetweenTwoLooksAndAnEmptyQueueHasNoAge() throws Exception {
        metrics.look();
        assertThat(oldestSeconds()).isZero();

        world.submit(ACME, "a1");
        metrics.look();
        world.clock.advance(Duration.ofSeconds(9));

        assertThat(oldestSeconds()).isEqualTo(9);
    }

    private double value(String name) {
        return registry.get(name).gauge().value();
    }

    private double oldestSeconds() {
        return registry.get("aac.queue.oldest.age").timeGauge().value(TimeUnit.SECONDS);
    }
}
