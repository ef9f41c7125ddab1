package dev.aac.producer.execution.live;

import dev.aac.producer.platform.engineio.EngineApplication;
import dev.aac.producer.platform.engineio.EngineListener;
import dev.aac.producer.platform.engineio.EngineSession;
import dev.aac.producer.platform.engineio.EngineSessions;
import dev.aac.producer.platform.http.Handshake;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;

/** The live channel for clients of Socket.IO. Their connections count as all others do. */
@Singleton
final class SocketIo implements EngineApplication {

    private final EngineSessions sessions;
    private final LiveChannel channel;
    private final SocketProtocol protocol;
    private final LiveThreads threads;

    SocketIo(
            EngineSessions sessions,
            LiveChannel channel,
            SocketProtocol protocol,
            LiveThreads threads) {
        this.sessions = sessions;
        this.channel = channel;
        this.protocol = protocol;
        this.threads = threads;
    }

    @PostConstruct
    void start() {
        threads.every(EngineSessions.SWEEP_EVERY, sessions::sweep);
    }

    @Override
    public EngineListener opened(EngineSession session, Handshake handshake) {
        SocketIoWire wire = new SocketIoWire(session, handshake);
        LiveSocket socket = channel.open(wire);
        return new SocketIoClient(socket, wire, channel, protocol, sessions.newId());
    }
}
