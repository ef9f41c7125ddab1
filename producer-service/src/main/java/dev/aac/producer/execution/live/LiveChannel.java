package dev.aac.producer.execution.live;

import dev.aac.producer.platform.http.ClientAddress;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The connections of this replica, from their first to their last moment. Thread-safe. */
@Singleton
public class LiveChannel {

    private final Sockets sockets;
    private final SocketProtocol protocol;
    private final LiveThreads threads;
    private final SocketSweep sweep;
    private final RevocationWatch revocations;
    private volatile boolean leaving;

    LiveChannel(
            Sockets sockets,
            SocketProtocol protocol,
            SocketSweep sweep,
            RevocationWatch revocations,
            LiveThreads threads) {
        this.sockets = sockets;
        this.protocol = protocol;
        this.sweep = sweep;
        this.revocations = revocations;
        this.threads = threads;
    }

    @PostConstruct
    void start() {
        threads.every(SocketSweep.EVERY, sweep::run);
        threads.every(RevocationWatch.EVERY, revocations::run);
    }

    /** Says goodbye to everybody, also to who comes from now on: another replica serves them. */
    void goAway(@Observes ShutdownDelayInitiatedEvent event) {
        stop();
    }

    @PreDestroy
    void stop() {
        leaving = true;
        sockets.all().forEach(socket -> socket.close(CloseCode.GOING_AWAY));
    }

    /** Whether another connection would be one too many. */
    boolean isFull() {
        return sockets.isFull();
    }

    /** Whether too many from there have not signed in. */
    boolean isCrowded(ClientAddress address) {
        return sockets.unauthenticated().isCrowded(address);
    }

    LiveSocket open(Wire wire) {
        ClientAddress address = wire.handshake().address();
        LiveSocket socket =
                new LiveSocket(wire, threads, sockets.unauthenticated().arrived(address));
        if (!sockets.add(socket)) {
            socket.close(CloseCode.TOO_MANY_SOCKETS);
        } else if (leaving) {
            socket.close(CloseCode.GOING_AWAY);
        }
        return socket;
    }

    /** Before the sign-in it decides about that, whatever it says. */
    void text(LiveSocket socket, String text) {
        socket.beginSignIn();
        socket.receive(text.length(), () -> protocol.text(socket, text));
    }

    void binary(LiveSocket socket) {
        socket.beginSignIn();
        socket.receive(0, () -> protocol.binary(socket));
    }

    void closed(LiveSocket socket) {
        socket.lost();
        sockets.remove(socket);
    }
}
