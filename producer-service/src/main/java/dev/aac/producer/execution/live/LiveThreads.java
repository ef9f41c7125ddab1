package dev.aac.producer.execution.live;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The threads of the live channel: one for time, and a virtual one for each task. How many tasks
 * there are is bounded by those who hand them in.
 */
@Singleton
@Typed(LiveThreads.class)
final class LiveThreads implements Executor, Delays, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LiveThreads.class);

    private final ExecutorService tasks =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("live-", 0).factory());
    private final ScheduledExecutorService time =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("live-time").daemon().factory());

    @Override
    public void execute(Runnable task) {
        try {
            tasks.execute(task);
        } catch (RejectedExecutionException _) {
            LOG.debug("Live: the service stops, a task is dropped");
        }
    }

    @Override
    public void after(Duration delay, Runnable task) {
        try {
            var _ = time.schedule(() -> runSafely(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException _) {
            LOG.debug("Live: the service stops, a delayed task is dropped");
        }
    }

    /** Runs a task, which must not wait for anything, again and again until the end. */
    void every(Duration pause, Runnable task) {
        var _ =
                time.scheduleWithFixedDelay(
                        () -> runSafely(task),
                        pause.toNanos(),
                        pause.toNanos(),
                        TimeUnit.NANOSECONDS);
    }

    @Override
    @PreDestroy
    public void close() {
        time.shutdownNow();
        tasks.shutdownNow();
    }

    /** A failure would end the repetition. */
    private static void runSafely(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error failure) {
            LOG.error("Live: a timed task failed", failure);
        }
    }
}
