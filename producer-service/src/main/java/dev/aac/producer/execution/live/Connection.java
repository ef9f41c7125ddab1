package dev.aac.producer.execution.live;

/**
 * A connection on {@code /ws}. Used by the connection's event loop only, but for the end of the
 * connection, which may come from any thread.
 */
final class Connection {

    private final LiveSocket socket;
    private final LiveChannel channel;
    private final MessageParts parts;

    Connection(LiveSocket socket, LiveChannel channel) {
        this.socket = socket;
        this.channel = channel;
        this.parts =
                new MessageParts(
                        text -> channel.text(socket, text),
                        () -> socket.close(CloseCode.MESSAGE_TOO_BIG));
    }

    void text(String part, boolean last) {
        parts.add(part, last);
    }

    void binary() {
        channel.binary(socket);
    }

    void closed() {
        channel.closed(socket);
    }

    void failed() {
        socket.close(CloseCode.INTERNAL);
    }
}
