package dev.aac.producer.platform.engineio;

import dev.aac.producer.platform.limits.Allowance;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * One client's session, over requests, a WebSocket, or first the one and then the other. Safe for
 * use by many threads; nothing here waits, and the listener is called without a lock.
 */
public final class EngineSession {

    /** Largest body and largest message of a client. */
    public static final int BODY_BYTES_MAX = 64 * 1024;

    /** Packets a second that a client may send for long. */
    public static final int PACKETS_PER_SECOND_MAX = 20;

    /** Packets that a client may send at once after a while of silence. */
    public static final int PACKETS_AT_ONCE_MAX = 100;

    private static final int PROTOCOL_ERROR = 1002;
    private static final String PROBE = "probe";

    private final String id;
    private final LongSupplier nanoTime;
    private final EngineLine line;
    private final Heartbeat heartbeat;
    private final Allowance allowance;
    private volatile EngineListener listener = new Nobody();
    private boolean posting;

    /**
     * @param forget called once, when the session is over
     */
    EngineSession(String id, boolean mayUpgrade, LongSupplier nanoTime, Runnable forget) {
        this.id = id;
        this.nanoTime = nanoTime;
        byte[] open = EnginePackets.open(id, mayUpgrade);
        this.line =
                new EngineLine(
                        open,
                        () -> {
                            forget.run();
                            tellClosed();
                        });
        long now = nanoTime.getAsLong();
        this.heartbeat = new Heartbeat(now);
        this.allowance = new Allowance(PACKETS_PER_SECOND_MAX, PACKETS_AT_ONCE_MAX, now);
    }

    /** Nothing comes from a client before this. */
    void listen(EngineListener who) {
        listener = who;
    }

    String id() {
        return id;
    }

    /**
     * Sends packets in order. Nothing is sent any more once the session is being closed. A client
     * that lets too much wait is cut off.
     *
     * @param packets whole ones, each with its type; nobody may change the bytes
     * @param sent called when all have left this process; never when they do not
     */
    public void send(List<byte[]> packets, Runnable sent) {
        if (!line.send(packets, sent)) {
            fail(EngineFault.TOO_SLOW);
        }
    }

    /** Sends what waits and closes; the code and the reason are for a WebSocket. */
    public void close(int code, String reason) {
        line.close(code, reason, nanoTime.getAsLong());
    }

    /** The client broke the rules, or is gone. */
    public void fail(EngineFault fault) {
        if (line.isOpen()) {
            listener.failed(fault);
            close(PROTOCOL_ERROR, "protocol error");
        }
    }

    /** A sign of life of the client. */
    public void heard() {
        synchronized (this) {
            heartbeat.heard(nanoTime.getAsLong());
        }
        listener.heard();
    }

    /** Whether it lives on requests. */
    boolean isPolling() {
        return line.isPolling();
    }

    /** Whether a WebSocket may try to take over. */
    boolean mayUpgrade() {
        return line.mayUpgrade();
    }

    /** A request waits for packets. A second one at the same time ends the session. */
    void poll(EnginePoll request) {
        heard();
        if (!line.poll(request)) {
            request.refuse(EngineError.BAD_REQUEST);
            fail(EngineFault.MALFORMED);
        }
    }

    /** The connection of a request was lost before its answer was written whole. */
    void lost() {
        if (line.isPolling()) {
            line.end();
        }
    }

    /**
     * A body begins to come.
     *
     * @return false when there is one already: the client is confused, and the session ends
     */
    boolean beginBody() {
        boolean first;
        synchronized (this) {
            first = !posting;
            posting = true;
        }
        if (!first) {
            fail(EngineFault.MALFORMED);
        }
        return first;
    }

    /** The body has come, or will not. */
    synchronized void endBody() {
        posting = false;
    }

    /** Takes the packets of a body. */
    void body(String text) {
        heard();
        int from = 0;
        while (from <= text.length() && line.isPolling()) {
            int separator = text.indexOf(EnginePackets.SEPARATOR, from);
            int to = separator < 0 ? text.length() : separator;
            if (!isAllowed()) {
                fail(EngineFault.TOO_MANY);
                return;
            }
            receive(text.substring(from, to));
            from = to + 1;
        }
    }

    private synchronized boolean isAllowed() {
        return allowance.take(nanoTime.getAsLong());
    }

    /** The session lives on this WebSocket from the beginning. */
    void start(EngineSocket connection) {
        line.start(connection);
    }

    /**
     * A WebSocket wants to take over.
     *
     * @return false when it may not
     */
    boolean probe(EngineSocket connection) {
        return line.probe(connection, nanoTime.getAsLong());
    }

    /** A whole message on a WebSocket. */
    public void text(EngineSocket from, String text) {
        if (line.isOn(from)) {
            receive(text);
        } else if (EnginePacket.read(text).filter(it -> isUpgrading(from, it)).isEmpty()) {
            line.refuse(from);
        }
    }

    private boolean isUpgrading(EngineSocket from, EnginePacket packet) {
        return switch (packet.type()) {
            case PING -> packet.data().equals(PROBE) && line.answerProbe(from);
            case UPGRADE -> line.takeOver(from);
            case OPEN, CLOSE, PONG, MESSAGE, NOOP, BINARY -> false;
        };
    }

    /** A message of bytes on a WebSocket. */
    public void binary(EngineSocket from) {
        if (line.isOn(from)) {
            listener.binary();
        } else {
            line.refuse(from);
        }
    }

    /** The WebSocket is gone. */
    public void lost(EngineSocket connection) {
        line.lost(connection);
    }

    /** Does what is due by the clock alone. */
    void sweep() {
        long now = nanoTime.getAsLong();
        line.sweep(now);
        Heartbeat.Beat beat;
        synchronized (this) {
            beat = heartbeat.look(now);
        }
        switch (beat) {
            case NOTHING -> {}
            case PING -> send(List.of(EnginePackets.PING), () -> {});
            case DEAD -> fail(EngineFault.SILENT);
        }
    }

    private void receive(String text) {
        EnginePacket.read(text).ifPresentOrElse(this::receive, () -> fail(EngineFault.MALFORMED));
    }

    private void receive(EnginePacket packet) {
        if (packet.type() == EnginePacket.Type.CLOSE) {
            line.end();
        } else if (line.isOpen()) {
            use(packet);
        }
    }

    private void use(EnginePacket packet) {
        switch (packet.type()) {
            case MESSAGE -> listener.message(packet.data());
            case BINARY -> listener.binary();
            case PONG -> answered();
            case OPEN, CLOSE, NOOP -> {}
            case PING, UPGRADE -> fail(EngineFault.MALFORMED);
        }
    }

    private synchronized void answered() {
        heartbeat.answered();
    }

    private void tellClosed() {
        listener.closed();
    }

    /** Before anybody listens, there is nothing to be heard. */
    private static final class Nobody implements EngineListener {

        @Override
        public void message(String text) {}

        @Override
        public void binary() {}

        @Override
        public void heard() {}

        @Override
        public void failed(EngineFault fault) {}

        @Override
        public void closed() {}
    }
}
