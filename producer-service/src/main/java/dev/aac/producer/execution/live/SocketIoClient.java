package dev.aac.producer.execution.live;

import dev.aac.producer.execution.live.SocketIoPacket.Acknowledgement;
import dev.aac.producer.execution.live.SocketIoPacket.Binary;
import dev.aac.producer.execution.live.SocketIoPacket.Connect;
import dev.aac.producer.execution.live.SocketIoPacket.Disconnect;
import dev.aac.producer.execution.live.SocketIoPacket.Elsewhere;
import dev.aac.producer.execution.live.SocketIoPacket.Event;
import dev.aac.producer.execution.live.SocketIoPacket.Malformed;
import dev.aac.producer.platform.engineio.EngineFault;
import dev.aac.producer.platform.engineio.EngineListener;

/**
 * One client of Socket.IO. What it says means the same as on {@code /ws}; joining with a token is
 * the sign-in. Packets are worked on one after another in the socket's inbox.
 */
final class SocketIoClient implements EngineListener {

    private final LiveSocket socket;
    private final SocketIoWire wire;
    private final LiveChannel channel;
    private final SocketProtocol protocol;
    private final String name;

    /**
     * @param name of the connection, for the client; not the one of its session, which is a secret
     */
    SocketIoClient(
            LiveSocket socket,
            SocketIoWire wire,
            LiveChannel channel,
            SocketProtocol protocol,
            String name) {
        this.socket = socket;
        this.wire = wire;
        this.channel = channel;
        this.protocol = protocol;
        this.name = name;
    }

    @Override
    public void message(String text) {
        socket.receive(text.length(), () -> handle(SocketIoPackets.read(text)));
    }

    /** The bytes that belong to a packet, which was refused. */
    @Override
    public void binary() {
        if (!wire.hasJoined()) {
            failed(EngineFault.MALFORMED);
        }
    }

    @Override
    public void heard() {
        socket.heard();
    }

    @Override
    public void failed(EngineFault fault) {
        socket.close(
                switch (fault) {
                    case MALFORMED -> CloseCode.PROTOCOL_ERROR;
                    case TOO_BIG -> CloseCode.MESSAGE_TOO_BIG;
                    case TOO_MANY -> CloseCode.TOO_MANY_MESSAGES;
                    case TOO_SLOW, SILENT -> CloseCode.TOO_SLOW;
                });
    }

    @Override
    public void closed() {
        channel.closed(socket);
    }

    private void handle(SocketIoPacket packet) {
        if (socket.isClosed()) {
            return;
        }
        switch (packet) {
            case Connect(var token) when !wire.hasJoined() -> {
                socket.beginSignIn();
                wire.join(name);
                protocol.handle(socket, new ClientMessage.Auth(token));
            }
            case Elsewhere(var namespace) -> wire.answer(SocketIoPackets.refused(namespace));
            case Disconnect() -> wire.leave();
            case Event event when wire.hasJoined() -> handle(event);
            case Binary() when wire.hasJoined() ->
                    protocol.handle(socket, new ClientMessage.NotUnderstood(SocketError.BINARY));
            case Acknowledgement() when wire.hasJoined() -> {}
            case Connect _, Event _, Binary _, Acknowledgement _, Malformed _ ->
                    failed(EngineFault.MALFORMED);
        }
    }

    private void handle(Event event) {
        protocol.handle(socket, ClientMessages.of(event.name(), event.data()));
        Long number = event.acknowledgement();
        if (number != null) {
            wire.answer(SocketIoPackets.acknowledged(number));
        }
    }
}
