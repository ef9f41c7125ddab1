package dev.aac.worker.container.docker;

import dev.aac.contract.fact.LogStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What was read from the engine and not yet taken by the sink. One thread puts, another takes.
 *
 * <p>It is small, so a slow sink slows the container, with one exception that keeps the log's end
 * from being lost: two seconds after a process has ended the engine throws away what is left in its
 * pipe if nobody reads it (up to 96 KiB were seen to vanish). Before that moves, up to 156 KiB have
 * to be read: the engine's end of a Unix socket writes again only once three quarters of its buffer
 * of 208 KiB are free. Nobody can see from outside that a process has ended while the engine holds
 * its end back for its output, so a stalled spool goes on taking a little, {@link #TRICKLE_BYTES}
 * in each {@link #TRICKLE_INTERVAL}, up to {@link #STALLED_BYTES_MAX}: in any two seconds that is
 * enough for any end, also on a busy machine, and it lasts 76 s. After 90 s a worker without
 * answers gives up its runs.
 */
final class OutputSpool {

    /** Held without any wait. */
    static final int READY_BYTES_MAX = 64 * 1024;

    /** Held at most, give or take a chunk. */
    static final int STALLED_BYTES_MAX = 16 * 1024 * 1024;

    static final int TRICKLE_BYTES = 128 * 1024;
    static final Duration TRICKLE_INTERVAL = Duration.ofMillis(600);

    /** Some bytes of one stream; nobody changes them. */
    static final class Chunk {

        private final LogStream stream;
        private final byte[] bytes;

        Chunk(LogStream stream, byte[] bytes) {
            this.stream = stream;
            this.bytes = bytes;
        }

        LogStream stream() {
            return stream;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Chunk> chunks = new ArrayDeque<>();
    private int held;
    private int allowance;
    private long allowedNanos = System.nanoTime();
    private boolean ended;

    /** Blocks while it holds too much. */
    void put(Chunk chunk) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (held >= READY_BYTES_MAX && !mayTrickle()) {
                changed.awaitNanos(TRICKLE_INTERVAL.toNanos());
            }
            chunks.add(chunk);
            held += chunk.bytes().length;
            allowance -= chunk.bytes().length;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean mayTrickle() {
        if (held >= STALLED_BYTES_MAX) {
            return false;
        }
        long now = System.nanoTime();
        if (now - allowedNanos >= TRICKLE_INTERVAL.toNanos()) {
            allowedNanos = now;
            allowance = TRICKLE_BYTES;
        }
        return allowance > 0;
    }

    /** Nothing more will be put. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next chunk; null when all are taken and nothing more will come. */
    @Nullable Chunk take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (chunks.isEmpty()) {
                if (ended) {
                    return null;
                }
                changed.await();
            }
            Chunk chunk = chunks.remove();
            held -= chunk.bytes().length;
            changed.signalAll();
            return chunk;
        } finally {
            lock.unlock();
        }
    }
}
