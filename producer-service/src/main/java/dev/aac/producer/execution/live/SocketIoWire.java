package dev.aac.producer.execution.live;

import dev.aac.producer.platform.engineio.EngineSession;
import dev.aac.producer.platform.http.Handshake;
import java.util.List;

/**
 * The connection of a client of Socket.IO. Until the client has joined there is nobody to hear
 * anything, and it only can be closed.
 */
final class SocketIoWire implements Wire {

    private static final int NORMAL = 1000;

    private final EngineSession session;
    private final Handshake handshake;
    private volatile boolean joined;

    SocketIoWire(EngineSession session, Handshake handshake) {
        this.session = session;
        this.handshake = handshake;
    }

    /** The client joins, and is told the name of its connection. */
    void join(String name) {
        joined = true;
        answer(SocketIoPackets.connected(name));
    }

    boolean hasJoined() {
        return joined;
    }

    /** The client has left. */
    void leave() {
        session.close(NORMAL, "");
    }

    /** Sends one of the protocol's own packets, past those that wait in the outbox. */
    void answer(byte[] packet) {
        session.send(List.of(packet), () -> {});
    }

    @Override
    public Handshake handshake() {
        return handshake;
    }

    @Override
    public void send(List<Payload> messages, Runnable sent) {
        if (joined) {
            session.send(messages.stream().map(Payload::packet).toList(), sent);
        }
    }

    @Override
    public void ping() {
        // The session asks for signs of life itself.
    }

    /** Who is not signed in shall not come back by itself; all others may. */
    @Override
    public void close(int code, String reason) {
        if (joined && code == CloseCode.NOT_AUTHENTICATED.number()) {
            answer(SocketIoPackets.DISCONNECT);
        }
        session.close(code, reason);
    }
}
