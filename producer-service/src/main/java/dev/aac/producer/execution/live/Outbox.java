package dev.aac.producer.execution.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent to one socket. At most one batch is in flight; behind it the queue is
 * bounded by messages and bytes, and a reader that lets it overflow is given up, so that it costs
 * nobody else anything. Safe for use by many threads; never waits.
 */
final class Outbox {

    /** Most messages that are in flight or wait. */
    static final int MESSAGES_MAX = 4_096;

    /** Most bytes that are in flight or wait; a single message may be larger. */
    static final int BYTES_MAX = 4 * 1024 * 1024;

    /** With fewer bytes than this in flight or waiting there is room for another replay page. */
    static final int ROOMY_BYTES = 256 * 1024;

    /** Most messages in flight. */
    static final int BATCH_MESSAGES_MAX = 128;

    /** Most bytes in flight; a single message may be larger. */
    static final int BATCH_BYTES_MAX = 128 * 1024;

    private final Wire wire;
    private final Runnable overflow;
    private final Queue<Payload> waiting = new ArrayDeque<>(2);
    private final List<Runnable> roomyListeners = new ArrayList<>(0);
    private long bytes;
    private int inFlightMessages;
    private long inFlightSinceNanos;
    private boolean closed;

    /**
     * @param overflow called at most once, when the reader is too slow; everything offered later is
     *     dropped
     */
    Outbox(Wire wire, Runnable overflow) {
        this.wire = wire;
        this.overflow = overflow;
    }

    /**
     * @return false when the message is dropped because the outbox is closed or just overflowed
     */
    boolean offer(Payload message) {
        boolean full;
        synchronized (this) {
            if (closed) {
                return false;
            }
            full =
                    waiting.size() + inFlightMessages >= MESSAGES_MAX
                            || (bytes > 0 && bytes + message.size() > BYTES_MAX);
            if (full) {
                closed = true;
                waiting.clear();
            } else {
                waiting.add(message);
                bytes += message.size();
            }
        }
        if (full) {
            overflow.run();
            return false;
        }
        sendNext();
        return true;
    }

    /** Drops what waits and sends these last messages instead; later ones are dropped. */
    void finish(List<Payload> last) {
        synchronized (this) {
            closed = true;
            waiting.clear();
            roomyListeners.clear();
        }
        if (!last.isEmpty()) {
            wire.send(last, () -> {});
        }
    }

    /** What is in flight or waits. */
    synchronized long bytes() {
        return bytes;
    }

    /** Whether little enough waits for a replay to go on. */
    synchronized boolean isRoomy() {
        return bytes < ROOMY_BYTES;
    }

    /** Calls once when there is room, at once if there is; never after the outbox was closed. */
    void whenRoomy(Runnable listener) {
        synchronized (this) {
            if (closed) {
                return;
            }
            if (!isRoomy()) {
                roomyListeners.add(listener);
                return;
            }
        }
        listener.run();
    }

    /** How long the batch in flight has been on its way; zero when there is none. */
    synchronized Duration inFlightFor(long nowNanos) {
        return inFlightMessages == 0
                ? Duration.ZERO
                : Duration.ofNanos(nowNanos - inFlightSinceNanos);
    }

    private void sendNext() {
        List<Payload> batch = takeBatch();
        if (batch != null) {
            wire.send(batch, () -> sent(batch));
        }
    }

    private synchronized @Nullable List<Payload> takeBatch() {
        if (inFlightMessages > 0 || waiting.isEmpty()) {
            return null;
        }
        List<Payload> batch = new ArrayList<>(Math.min(waiting.size(), BATCH_MESSAGES_MAX));
        int size = 0;
        for (Payload next = waiting.peek();
                next != null
                        && batch.size() < BATCH_MESSAGES_MAX
                        && (batch.isEmpty() || size + next.size() <= BATCH_BYTES_MAX);
                next = waiting.peek()) {
            batch.add(next);
            size += next.size();
            waiting.remove();
        }
        inFlightMessages = batch.size();
        inFlightSinceNanos = System.nanoTime();
        return batch;
    }

    private void sent(List<Payload> batch) {
        List<Runnable> told = List.of();
        synchronized (this) {
            inFlightMessages = 0;
            for (Payload message : batch) {
                bytes -= message.size();
            }
            if (!closed && isRoomy() && !roomyListeners.isEmpty()) {
                told = List.copyOf(roomyListeners);
                roomyListeners.clear();
            }
        }
        told.forEach(Runnable::run);
        sendNext();
    }
}
