package dev.aac.producer.execution;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Where language models are waited for: not where logs are read, so that a slow model delays nobody
 * else's verdict. Nothing waits in line: who finds no place does without.
 */
@Singleton
@Typed(ExplanationThreads.class)
public class ExplanationThreads implements Executor, AutoCloseable {

    /** Most runs explained at once. */
    static final int EXPLAINED_MAX = 32;

    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(
                    0,
                    EXPLAINED_MAX,
                    1,
                    TimeUnit.MINUTES,
                    new SynchronousQueue<>(),
                    Thread.ofVirtual().name("explanation-", 0).factory());

    /**
     * @throws java.util.concurrent.RejectedExecutionException when so many are under way, or at the
     *     end
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
