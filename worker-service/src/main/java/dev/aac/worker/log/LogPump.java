package dev.aac.worker.log;

import dev.aac.contract.fact.LogDigests;
import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogStream;
import dev.aac.contract.fact.LogTotals;
import dev.aac.worker.container.FrameSink;
import dev.aac.worker.mask.MaskedStream;
import dev.aac.worker.mask.SecretMask;
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
 * <p><b>Length.</b> What is longer than the {@link LogCap} loses its middle. Past its head nothing
 * is sent until the output's end, and the container is not held up by the sink.
 *
 * <p><b>Secrets.</b> Lines come without them. A line that may end with the beginning of one waits
 * for what follows, {@link #HOLD_MAX} at most, and has its number and time from when it goes.
 *
 * <p><b>When.</b> A line goes at once while the sink has nothing unanswered. Otherwise lines gather
 * until everything is answered, a batch is full, or {@link #GATHER_MAX} has passed.
 *
 * <p><b>Bounds.</b> At most one line of each stream, what {@link MaskedStream} holds of it, one
 * gathering batch, one batch before the sink and the log's tail are held here. While the sink
 * blocks and the gathering batch is full, {@link #accept} blocks.
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
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition news = lock.newCondition();
    private final RawOutput raw = new RawOutput();
    private final OutputStreams streams;
    private final OutgoingLines outgoing;
    private final OpenBatch open;
    private final Thread sender;
    private int unanswered;
    private boolean ended;

    /** Whether a frame is only partly taken. */
    private boolean midway;

    private volatile boolean closed;
    private volatile boolean feeding;
    private volatile long fedNanos = System.nanoTime();
    private volatile @Nullable RuntimeException broken;

    private LogPump(BatchSink sink, SecretMask mask, LogCap cap, Clock clock) {
        this.sink = sink;
        this.clock = clock;
        this.outgoing = new OutgoingLines(cap);
        this.open = outgoing.open();
        this.streams = new OutputStreams(mask);
        this.sender = Thread.ofVirtual().name("log-sender").unstarted(this::sendAll);
    }

    /**
     * A pump that is ready to be fed. It is to be closed.
     *
     * @param mask what no line may show
     * @param cap how much is kept
     * @param clock gives the lines their time
     */
    public static LogPump to(BatchSink sink, SecretMask mask, LogCap cap, Clock clock) {
        LogPump pump = new LogPump(sink, mask, cap, clock);
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
            raw.add(stream, frame);
            long before = outgoing.taken();
            Instant now = clock.instant();
            streams.of(stream).accept(frame, line -> add(stream, now, line));
            if (outgoing.taken() > before) {
                streams.linesWent();
            }
            noteWhatIsHidden();
        } finally {
            midway = false;
            streams.noteHeldLines();
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
     * @return what there was, with the digests where all of it was sent as it came
     * @throws IllegalStateException when the sink threw, with what it threw as cause
     */
    public LogTotals finish() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            midway = true;
            Instant now = clock.instant();
            for (LogStream stream : LogStream.values()) {
                streams.of(stream).finish(line -> add(stream, now, line));
            }
            while (outgoing.hasTail() && !closed) {
                awaitRoom();
                throwIfBroken();
                outgoing.releaseOne();
            }
            noteWhatIsHidden();
            ended = true;
            news.signal();
        } finally {
            lock.unlock();
        }
        sender.join();
        throwIfBroken();
        return totals(raw.sha256OfAll());
    }

    /** What was read up to now. */
    public LogTotals totals() {
        return totals(null);
    }

    private LogTotals totals(@Nullable LogDigests sha256) {
        lock.lock();
        try {
            return new LogTotals(
                    outgoing.numbered(), raw.bytes(), outgoing.isCut(), outgoing.gap(), sha256);
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
        wakeFeeder();
    }

    /** With the lock held, which it gives away while it waits for room. */
    private void add(LogStream stream, Instant time, LineBytes line) throws InterruptedException {
        if (outgoing.isOfHead(line)) {
            awaitRoom();
        }
        throwIfBroken();
        put(stream, time, line);
    }

    private void awaitRoom() throws InterruptedException {
        while (open.isFull() && !closed && broken == null) {
            news.signal();
            room.await();
        }
    }

    private void put(LogStream stream, Instant time, LineBytes line) {
        if (!closed && !ended) {
            outgoing.add(stream, time, line);
        }
    }

    /** A digest of what nobody sees would let secrets be guessed, or compare with nothing. */
    private void noteWhatIsHidden() {
        if (closed || outgoing.isCut() || streams.hasMasked()) {
            raw.withholdDigests();
        }
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
                long left = midway ? Long.MAX_VALUE : streams.untilLetGo();
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

    /** One stream at a time, into an empty batch: what is held of it always fits. */
    private void letGo() throws InterruptedException {
        LogStream stream = streams.held();
        Instant now = clock.instant();
        streams.of(stream).letGo(line -> put(stream, now, line));
        streams.noteHeldLines();
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
