package dev.aac.producer.execution;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Where logs of failed runs are read: a few virtual threads with a bounded queue before them, so
 * that many failures at once do not take the store and the cores from those who run.
 */
@Singleton
@Typed(AnalysisThreads.class)
public class AnalysisThreads implements Executor, AutoCloseable {

    /** Most logs read at once. */
    static final int READING_MAX = 4;

    /** Most that wait for it; a sweep comes back to the others. */
    static final int WAITING_MAX = 1_000;

    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(
                    READING_MAX,
                    READING_MAX,
                    1,
                    TimeUnit.MINUTES,
                    new ArrayBlockingQueue<>(WAITING_MAX),
                    Thread.ofVirtual().name("analysis-", 0).factory());

    public AnalysisThreads() {
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * @throws java.util.concurrent.RejectedExecutionException when too many wait, or at the end
     */
    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    @Override
    @PreDestroy
    public void close() {
        threads.shutdownNow();
    }
}
