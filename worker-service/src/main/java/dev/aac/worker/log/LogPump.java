package dev.aac.worker.log;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogStream;
import dev.aac.contract.fact.LogTotals;
import dev.aac.worker.container.FrameSink;
import dev.aac.worker.log.mask.MaskedStream;
import dev.aac.worker.log.mask.SecretMask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One attempt's output on its way: frames in, numbered batches of lines out.
 *
 * <p><b>Order and numbers.</b> Lines are numbered from 1 in the order in which their last bytes
 * came, over both streams. A line without an end waits for it and goes when the output ends.
 *
 * <p><b>Secrets.</b> Lines come without them. A line that may end with the beginning of one waits
 * for what follows, {@link #HOLD_MAX} at most, and has its number and time from when it goes.
 *
 * <p><b>When.</b> A line goes at once while the sink has nothing unanswered. Otherwise lines gather
 * until everything is answered, a batch is full, or {@link #GATHER_MAX} has passed.
 *
 * <p><b>Bounds.</b> At most one line of each stream, what {@link MaskedStream} holds of it, one
 * gathering batch and one batch before the sink are held here. While the sink blocks and the
 * gathering batch is full, {@link #accept} blocks.
 *
 * <p><b>Threads.</b> One thread feeds, one of the pump's own sends, any may ask or close.
 */
public final class LogPump implements FrameSink, AutoCloseable {

    /**
     * Longest time that a complete line waits because it may end with the beginning of a secret.
     */
    public static final Duration HOLD_MAX = Duration.ofMillis(40);

    /** Longest time that a line gathers while the sink has a place for it. */
    public static final Duration GATHER_MAX = Duration.ofMillis(50);

    private final BatchSink sink;
    private final Clock clock;
    private final StreamLines stdout;
    private final StreamLines stderr;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition news = lock.newCondition();
    private final OpenBatch open = new OpenBatch();
    private final Thread sender;
    private int unanswered;
    private long lines;
    private long bytes;
    private boolean ended;

    /** Whether a frame is only partly taken. */
    private boolean midway;

    /** Whether a line waits that is complete, and since when. */
    private boolean holding;

    private long heldNanos;
    private volatile boolean closed;
    private volatile boolean feeding;
    private volatile long fedNanos = System.nanoTime();
    private volatile @Nullable RuntimeException broken;

    private LogPump(BatchSink sink, SecretMask mask, Clock clock) {
        this.sink = sink;
        this.clock = clock;
        this.stdout = new StreamLines(mask);
        this.stderr = new StreamLines(mask);
        this.sender = Thread.ofVirtual().name("log-sender").unstarted(this::sendAll);
    }

    /**
     * A pump that is ready to be fed. It is to be closed.
     *
     * @param mask what no line may show
     * @param clock gives the lines their time
     */
    public static LogPump to(BatchSink sink, SecretMask mask, Clock clock) {
        LogPump pump = new LogPump(sink, mask, clock);
        pump.sender.start();
        return pump;
    }

    /**
     * {@inheritDoc} After {@link #close} or {@link #finish} the bytes are dropped.
     *
     * @throws IllegalStateException when the sink threw, with what it threw as cause
     */
    @Override
    public void accept(LogStream stream, byte[] frame) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            feeding = true;
            midway = true;
            bytes += frame.length;
            long before = lines;
            Instant now = clock.instant();
            linesOf(stream).accept(frame, (text, split) -> add(stream, now, text, split));
            // They go in their order: when some went, those that wait now came after them.
            holding &= lines == before;
        } finally {
            midway = false;
            noteHeldLines();
            news.signal();
            lock.unlock();
            fedNanos = System.nanoTime();
            feeding = false;
        }
    }

    /**
     * After the output's end: sends what is left, also each stream's last line when it has no end
     * (stdout's first), and waits until the sink has taken the last batch (which does not mean that
     * it is answered).
     *
     * @throws IllegalStateException when the sink threw, with what it threw as cause
     */
    public LogTotals finish() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            midway = true;
            Instant now = clock.instant();
            for (LogStream stream : LogStream.values()) {
                linesOf(stream).finish((text, split) -> add(stream, now, text, split));
            }
            ended = true;
            news.signal();
        } finally {
            lock.unlock();
        }
        sender.join();
        throwIfBroken();
        return totals();
    }

    /** What was read up to now. */
    public LogTotals totals() {
        lock.lock();
        try {
            return new LogTotals(lines, bytes, false);
        } finally {
            lock.unlock();
        }
    }

    /**
     * How long the container has written nothing. Zero while its output waits for the sink: then it
     * is not the container that is idle.
     */
    public Duration idle() {
        return feeding ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - fedNanos);
    }

    /** Gives up what is not yet sent. Idempotent, does not wait. */
    @Override
    public void close() {
        closed = true;
        sender.interrupt();
        lock.lock();
        try {
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private StreamLines linesOf(LogStream stream) {
        return switch (stream) {
            case STDOUT -> stdout;
            case STDERR -> stderr;
        };
    }

    /** With the lock held, which it gives away while it waits for room. */
    private void add(LogStream stream, Instant time, String text, boolean split)
            throws InterruptedException {
        while (open.isFull() && !closed && broken == null) {
            news.signal();
            room.await();
        }
        throwIfBroken();
        put(stream, time, text, split);
    }

    private void put(LogStream stream, Instant time, String text, boolean split) {
        if (closed || ended) {
            return;
        }
        lines++;
        open.add(new LogLine(lines, stream, time, text, split));
    }

    private void noteHeldLines() {
        boolean held = stdout.holdsLine() || stderr.holdsLine();
        if (held && !holding) {
            heldNanos = System.nanoTime();
        }
        holding = held;
    }

    private void sendAll() {
        try {
            List<LogLine> batch = nextBatch();
            while (batch != null) {
                sink.send(batch, this::answered);
                batch = nextBatch();
            }
        } catch (InterruptedException _) {
            closed = true;
        } catch (RuntimeException e) {
            broken = e;
        } finally {
            wakeFeeder();
        }
    }

    private @Nullable List<LogLine> nextBatch() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (open.isEmpty()) {
                if (ended) {
                    return null;
                }
                long left = untilLetGo();
                if (left == Long.MAX_VALUE) {
                    news.await();
                } else if (left > 0) {
                    news.awaitNanos(left);
                } else {
                    letGo();
                }
            }
            gather();
            unanswered++;
            room.signalAll();
            return open.take();
        } finally {
            lock.unlock();
        }
    }

    /** Nanoseconds until a line that is held has to go; the most there can be when none is. */
    private long untilLetGo() {
        return !holding || midway
                ? Long.MAX_VALUE
                : heldNanos + HOLD_MAX.toNanos() - System.nanoTime();
    }

    /** One stream at a time, into an empty batch: what is held of it always fits. */
    private void letGo() throws InterruptedException {
        LogStream stream = stdout.holdsLine() ? LogStream.STDOUT : LogStream.STDERR;
        Instant now = clock.instant();
        linesOf(stream).letGo((text, split) -> put(stream, now, text, split));
        noteHeldLines();
    }

    private void gather() throws InterruptedException {
        while (unanswered > 0 && !open.isFull() && !ended) {
            long left = open.openedNanos() + GATHER_MAX.toNanos() - System.nanoTime();
            if (left <= 0) {
                return;
            }
            news.awaitNanos(left);
        }
    }

    private void answered() {
        lock.lock();
        try {
            unanswered--;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    private void wakeFeeder() {
        lock.lock();
        try {
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void throwIfBroken() {
        RuntimeException cause = broken;
        if (cause != null) {
            throw new IllegalStateException("the sink of log batches failed", cause);
        }
    }
}
