package dev.aac.worker.job;

import dev.aac.tracing.Traces;
import dev.aac.worker.container.ContainerEngine;
import dev.aac.worker.container.ContainerEngineException;
import dev.aac.worker.container.ContainerId;
import dev.aac.worker.platform.WorkerSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/// Removes containers in the background, in threads that nothing interrupts. What cannot be removed
/// now is left to the [Reaper]. Safe for all threads.
@Singleton
public final class Removals {

    /// How long a removal may wait for the report of the run's end, which it would slow down.
    static final Duration HEAD_START_MAX = Duration.ofMillis(250);

    private static final Logger LOG = Logger.getLogger(Removals.class);

    private final ContainerEngine engine;
    private final int easilyPending;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition done = lock.newCondition();
    private final Set<ContainerId> pending = new HashSet<>();

    @Inject
    public Removals(ContainerEngine engine, WorkerSettings settings) {
        this(engine, settings.concurrency());
    }

    /// @param easilyPending so many removals at once are no reason to wait
    public Removals(ContainerEngine engine, int easilyPending) {
        this.engine = engine;
        this.easilyPending = easilyPending;
    }

    /// Begins to remove a container, in whatever state, unless that is going on already.
    public void remove(ContainerId container) {
        removeAfter(container, new CountDownLatch(0));
    }

    /// Begins to remove a container once the latch is open, or [#HEAD_START_MAX] has passed.
    public void removeAfter(ContainerId container, CountDownLatch reported) {
        lock.lock();
        try {
            if (!pending.add(container)) {
                return;
            }
        } finally {
            lock.unlock();
        }
        Thread.ofVirtual()
                .name("removal")
                .start(Traces.carried(() -> removeNow(container, reported)));
    }

    /// Whether a container is being removed.
    boolean isPending(ContainerId container) {
        lock.lock();
        try {
            return pending.contains(container);
        } finally {
            lock.unlock();
        }
    }

    private void removeNow(ContainerId container, CountDownLatch reported) {
        try {
            boolean _ = reported.await(HEAD_START_MAX.toMillis(), TimeUnit.MILLISECONDS);
            engine.remove(container);
        } catch (ContainerEngineException e) {
            LOG.warnf("Container %s is left to the reaper: %s", container, e.sentence());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.errorf(e, "Container %s is left to the reaper", container);
        } finally {
            forget(container);
        }
    }

    private void forget(ContainerId container) {
        lock.lock();
        try {
            pending.remove(container);
            done.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits while more containers are being removed than runs can go on beside, so that an engine
    /// that is slow to remove is not given more to do.
    ///
    /// @return false when the limit has passed before
    public boolean awaitFew(Duration limit) throws InterruptedException {
        return awaitAtMost(easilyPending, limit);
    }

    /// Waits until nothing is being removed.
    ///
    /// @return false when the limit has passed before
    public boolean awaitAll(Duration limit) throws InterruptedException {
        return awaitAtMost(0, limit);
    }

    private boolean awaitAtMost(int few, Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (pending.size() > few && left > 0) {
                left = done.awaitNanos(left);
            }
            return pending.size() <= few;
        } finally {
            lock.unlock();
        }
    }
}
