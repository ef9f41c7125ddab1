package dev.aac.producer.execution.dispatch;

import static dev.aac.producer.execution.ExecutionWorld.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.execution.ExecutionWorld;
import dev.aac.producer.execution.Workers.WorkerState;
import dev.aac.producer.platform.broker.BrokerAway;
import dev.aac.producer.platform.broker.BrokerLink;
import dev.aac.producer.platform.broker.BrokerUrl;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DispatchLoopTest {

    private final ExecutionWorld world = new ExecutionWorld();
    private final RecordingJobQueue jobs = new RecordingJobQueue();
    private final DispatchWake wake = new DispatchWake();
    private final DispatchLoop loop = loop();
    private final CountDownLatch publishing = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void stoppingLoopStillPublishesTheJobWhosePlaceIsTaken() throws Exception {
        world.workers.seen(new WorkerState(ExecutionWorld.WORKER, 5, 5, 0, world.clock.instant()));
        world.submit(ACME, "t1");
        jobs.beforePublishing =
                () -> {
                    publishing.countDown();
                    awaitOpen(goOn);
                };
        loop.start(
                new StartupEvent(),
                new BrokerLink(BrokerUrl.parse("amqp://127.0.0.1:1"), "never-connected"));
        wake.wake();
        awaitOpen(publishing);

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(this::stop);
        goOn.countDown();
        stopped.join();

        assertThat(jobs.tasks()).containsExactly("t1");
        assertThat(world.backlog.takenPlaces()).hasSize(1);
    }

    @Test
    void stoppedLoopReservesNothing() throws Exception {
        loop.start(
                new StartupEvent(),
                new BrokerLink(BrokerUrl.parse("amqp://127.0.0.1:1"), "never-connected"));
        stop();

        world.workers.seen(new WorkerState(ExecutionWorld.WORKER, 5, 5, 0, world.clock.instant()));
        world.submit(ACME, "t1");
        wake.wake();

        assertThat(world.backlog.takenPlaces()).isEmpty();
        assertThat(jobs.tasks()).isEmpty();
    }

    private DispatchLoop loop() {
        JobSender sender = new JobSender(jobs);
        Dispatcher dispatcher =
                new Dispatcher(
                        new Survey(world.backlog, world.workers, world.clock),
                        _ -> 5,
                        world.executions,
                        world.changes,
                        sender);
        Resender resender =
                new Resender(world.backlog, world.executions, world.changes, sender, world.clock);
        return new DispatchLoop(dispatcher, resender, wake);
    }

    private void stop() {
        try {
            loop.stop(new ShutdownEvent());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitOpen(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            throw new BrokerAway("interrupted in the middle");
        }
    }
}
