package dev.aac.producer.platform.engineio;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way to a client. What is sent waits for the request or the WebSocket that takes it, one batch
 * at a time, in order. When a WebSocket takes over from the requests, nothing is lost or doubled:
 * the client then has no request that waits, and has read the answer to the last one. Safe for use
 * by many threads; calls nobody with a lock held.
 */
final class EngineLine {

    /** How long a WebSocket may take until it takes over. */
    static final Duration UPGRADE_WITHIN = Duration.ofSeconds(10);

    /** How long a client may take to fetch the last packets of a line that is closed. */
    static final Duration CLOSE_WITHIN = Duration.ofSeconds(4);

    private static final int PROTOCOL_ERROR = 1002;
    private static final int GOING_AWAY = 1001;

    private final EngineQueue queue = new EngineQueue();
    private final Steps steps = new Steps(this::step);
    private final Runnable ended;
    private @Nullable EnginePoll poll;
    private @Nullable EngineSocket socket;
    private @Nullable Probe probe;
    private @Nullable Closing closing;
    private boolean sending;
    private boolean closed;

    /**
     * A WebSocket that has not taken over yet.
     *
     * @param answered whether it is about to, so that no request shall wait any more
     */
    private record Probe(EngineSocket socket, long sinceNanos, boolean answered) {}

    /** What waits is still sent, and nothing more. */
    private record Closing(int code, String reason, long sinceNanos) {}

    /**
     * @param first the first packet
     * @param ended called once, when the line is closed for good
     */
    EngineLine(byte[] first, Runnable ended) {
        this.ended = ended;
        queue.add(List.of(first), () -> {});
    }

    /**
     * @return false when too much waits; the packets are dropped
     */
    boolean send(List<byte[]> packets, Runnable sent) {
        synchronized (this) {
            if (isOpen() && !queue.add(packets, sent)) {
                return false;
            }
        }
        steps.make();
        return true;
    }

    /** Sends what waits and ends; the code and the reason are for a WebSocket. */
    void close(int code, String reason, long nowNanos) {
        synchronized (this) {
            if (!isOpen()) {
                return;
            }
            closing = new Closing(code, reason, nowNanos);
        }
        steps.make();
    }

    /** Whether it consists of requests. */
    synchronized boolean isPolling() {
        return !closed && socket == null;
    }

    /** Whether a WebSocket may try to take over. */
    synchronized boolean mayUpgrade() {
        return isOpen() && socket == null && probe == null;
    }

    synchronized boolean isOn(EngineSocket connection) {
        return socket == connection;
    }

    /** A WebSocket from the beginning. */
    void start(EngineSocket connection) {
        synchronized (this) {
            socket = connection;
        }
        steps.make();
    }

    /**
     * A request waits for packets.
     *
     * @return false when there is one already, or a WebSocket
     */
    boolean poll(EnginePoll request) {
        synchronized (this) {
            if (!isPolling() || poll != null) {
                return false;
            }
            poll = request;
        }
        steps.make();
        return true;
    }

    /**
     * A WebSocket wants to take over.
     *
     * @return false when it may not
     */
    synchronized boolean probe(EngineSocket connection, long nowNanos) {
        boolean may = mayUpgrade();
        if (may) {
            probe = new Probe(connection, nowNanos, false);
        }
        return may;
    }

    /**
     * The WebSocket works in both directions: from now on no request waits.
     *
     * @return false when it is not the one that wants to take over
     */
    boolean answerProbe(EngineSocket connection) {
        synchronized (this) {
            if (probe == null || probe.socket() != connection) {
                return false;
            }
            probe = new Probe(connection, probe.sinceNanos(), true);
        }
        connection.send(List.of(EnginePackets.PROBED), () -> {});
        steps.make();
        return true;
    }

    /**
     * The WebSocket takes over.
     *
     * @return false when it may not
     */
    boolean takeOver(EngineSocket connection) {
        EnginePoll left;
        synchronized (this) {
            if (probe == null || probe.socket() != connection || !probe.answered()) {
                return false;
            }
            probe = null;
            socket = connection;
            left = poll;
            poll = null;
        }
        if (left != null) {
            left.answer(List.of(EnginePackets.NOTHING), () -> {});
        }
        steps.make();
        return true;
    }

    /** The WebSocket does not take over; the requests go on. */
    void refuse(EngineSocket connection) {
        dropProbe(connection);
        connection.close(PROTOCOL_ERROR, "no upgrade");
    }

    void lost(EngineSocket connection) {
        dropProbe(connection);
        if (isOn(connection)) {
            end();
        }
    }

    /** Does what is due by the clock alone. */
    void sweep(long nowNanos) {
        EngineSocket late;
        boolean over;
        synchronized (this) {
            over = closing != null && nowNanos - closing.sinceNanos() >= CLOSE_WITHIN.toNanos();
            late =
                    probe != null && nowNanos - probe.sinceNanos() >= UPGRADE_WITHIN.toNanos()
                            ? probe.socket()
                            : null;
        }
        if (late != null) {
            refuse(late);
        }
        if (over) {
            end();
        }
    }

    /** Closes for good; what still waits is dropped. */
    void end() {
        end(GOING_AWAY, "");
    }

    private void end(int code, String reason) {
        EnginePoll waiting;
        EngineSocket connection;
        Probe wanting;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            queue.take();
            waiting = poll;
            connection = socket;
            wanting = probe;
            poll = null;
            probe = null;
        }
        if (waiting != null) {
            waiting.answer(List.of(EnginePackets.NOTHING), () -> {});
        }
        if (connection != null) {
            connection.close(code, reason);
        }
        if (wanting != null) {
            wanting.socket().close(code, reason);
        }
        ended.run();
    }

    /** Whether it is not being closed. */
    synchronized boolean isOpen() {
        return !closed && closing == null;
    }

    private synchronized void dropProbe(EngineSocket connection) {
        if (probe != null && probe.socket() == connection) {
            probe = null;
        }
    }

    private synchronized @Nullable Runnable step() {
        if (closed || sending) {
            return null;
        }
        EngineSocket connection = socket;
        EnginePoll waiting = poll;
        if (connection != null) {
            return queue.isEmpty() ? closingOf() : sendingOver(connection);
        }
        boolean inTheWay = closing != null || (probe != null && probe.answered());
        if (waiting == null || (queue.isEmpty() && !inTheWay)) {
            return null;
        }
        poll = null;
        return answering(waiting);
    }

    private @Nullable Runnable closingOf() {
        Closing why = closing;
        return why == null ? null : () -> end(why.code(), why.reason());
    }

    private Runnable sendingOver(EngineSocket connection) {
        EngineQueue.Batch batch = queue.take();
        sending = true;
        return () -> connection.send(batch.packets(), () -> sent(batch));
    }

    /** The end has an answer of its own: clients act on it before they read what came with it. */
    private Runnable answering(EnginePoll waiting) {
        EngineQueue.Batch batch = queue.take();
        boolean isLast = closing != null && batch.packets().isEmpty();
        if (isLast) {
            batch.packets().add(EnginePackets.CLOSE);
        } else if (batch.packets().isEmpty()) {
            batch.packets().add(EnginePackets.NOTHING);
        }
        sending = true;
        return () -> {
            waiting.answer(batch.packets(), () -> sent(batch));
            if (isLast) {
                end();
            }
        };
    }

    private void sent(EngineQueue.Batch batch) {
        synchronized (this) {
            sending = false;
        }
        batch.sent();
        steps.make();
    }
}
