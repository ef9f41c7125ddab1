package dev.aac.producer.platform.watch;

import dev.aac.producer.platform.correlation.CorrelationId;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Threads beside the requests. So much work goes on at a time, so much waits for it; what comes
 * beyond that, and what fails, is lost and counted. Log lines about it carry the request's id.
 */
@Singleton
class BackgroundThreads implements BackgroundTasks {

    /** Calls to the store that the watch has under way. */
    static final int AT_ONCE = 8;

    static final int WAITING_MAX = 1_000;

    /** Longest wait at the end for what is under way. */
    static final Duration LAST_WORK_LIMIT = Duration.ofSeconds(3);

    private static final Duration IDLE_MAX = Duration.ofSeconds(1);
    private static final Logger LOG = Logger.getLogger(BackgroundThreads.class);

    private final WatchMetrics metrics;
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(
                    AT_ONCE,
                    AT_ONCE,
                    IDLE_MAX.toMillis(),
                    TimeUnit.MILLISECONDS,
                    new LinkedBlockingQueue<>(WAITING_MAX),
                    Thread.ofVirtual().name("watch-", 0).factory());

    BackgroundThreads(WatchMetrics metrics) {
        this.metrics = metrics;
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public void run(Runnable work) {
        Object correlation = MDC.get(CorrelationId.LOG_KEY);
        try {
            threads.execute(() -> done(work, correlation));
        } catch (RejectedExecutionException _) {
            metrics.lost();
            LOG.debug("The watch has too much to do and does not look at a request");
        }
    }

    private void done(Runnable work, @Nullable Object correlation) {
        if (correlation != null) {
            MDC.put(CorrelationId.LOG_KEY, correlation);
        }
        try {
            work.run();
        } catch (RuntimeException failure) {
            metrics.lost();
            LOG.warnf("The watch did not look at a request (%s)", failure.toString());
        } finally {
            MDC.remove(CorrelationId.LOG_KEY);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(LAST_WORK_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
        }
    }
}
