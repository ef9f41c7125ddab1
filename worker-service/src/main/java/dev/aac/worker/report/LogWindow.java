package dev.aac.worker.report;

import dev.aac.worker.platform.time.TimeTally;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// How much of all runs' logs, or of all their reports, may be unanswered at once. A run that
/// reaches a bound waits, and with it, through its pipe, the container that writes. Safe for all
/// threads.
final class LogWindow {

    /// Most unanswered batches of one run.
    static final int BATCHES_PER_RUN_MAX = 16;

    /// Most unanswered bytes of one run, as they are sent; a single batch may be larger.
    static final long BYTES_PER_RUN_MAX = 4L * 1024 * 1024;

    /// Most unanswered bytes of all runs, likewise.
    static final long BYTES_MAX = 32L * 1024 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TimeTally waits = new TimeTally();
    private long bytes;

    /// How often a run had to wait for room, and how long.
    TimeTally waits() {
        return waits;
    }

    Share share() {
        return new Share();
    }

    /// One run's part.
    final class Share {

        private int runBatches;
        private long runBytes;
        private boolean givenUp;

        private Share() {}

        /// Waits until there is room and takes it.
        ///
        /// @return false, with nothing taken, when the run was given up
        boolean take(long size) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                awaitRoom(size);
                if (!givenUp) {
                    runBatches++;
                    runBytes += size;
                    bytes += size;
                }
                return !givenUp;
            } finally {
                lock.unlock();
            }
        }

        private void awaitRoom(long size) throws InterruptedException {
            if (givenUp || hasRoom(size)) {
                return;
            }
            long began = System.nanoTime();
            try {
                while (!givenUp && !hasRoom(size)) {
                    changed.await();
                }
            } finally {
                waits.add(System.nanoTime() - began);
            }
        }

        private boolean hasRoom(long size) {
            if (runBatches == 0) {
                return bytes == 0 || bytes + size <= BYTES_MAX;
            }
            return runBatches < BATCHES_PER_RUN_MAX
                    && runBytes + size <= BYTES_PER_RUN_MAX
                    && bytes + size <= BYTES_MAX;
        }

        /// Gives back what one batch took.
        void giveBack(long size) {
            lock.lock();
            try {
                runBatches--;
                runBytes -= size;
                bytes -= size;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        /// Lets nobody wait any more.
        void giveUp() {
            lock.lock();
            try {
                givenUp = true;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        /// Waits until everything taken is given back.
        ///
        /// @return false when the limit has passed before, or the run was given up
        boolean awaitEmpty(Duration limit) throws InterruptedException {
            long left = limit.toNanos();
            lock.lockInterruptibly();
            try {
                while (!givenUp && runBatches > 0 && left > 0) {
                    left = changed.awaitNanos(left);
                }
                return !givenUp && runBatches == 0;
            } finally {
                lock.unlock();
            }
        }

        /// Waits until everything taken is given back.
        ///
        /// @return false when the run was given up
        boolean awaitEmpty() throws InterruptedException {
            lock.lockInterruptibly();
            try {
                while (!givenUp && runBatches > 0) {
                    changed.await();
                }
                return !givenUp;
            } finally {
                lock.unlock();
            }
        }
    }
}
