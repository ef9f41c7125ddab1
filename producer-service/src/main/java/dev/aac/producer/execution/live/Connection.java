package dev.aac.producer.execution.live;

/**
 * Puts the parts of a client's messages together. Used by the connection's event loop only, but for
 * the end of the connection, which may come from any thread.
 */
final class Connection {

    /** Largest message of a client, in however many frames; also the largest frame, in bytes. */
    static final int MESSAGE_MAX = 64 * 1024;

    private final LiveSocket socket;
    private final LiveChannel channel;
    private final StringBuilder message = new StringBuilder(0);

    Connection(LiveSocket socket, LiveChannel channel) {
        this.socket = socket;
        this.channel = channel;
    }

    void text(String part, boolean last) {
        if (message.length() + part.length() > MESSAGE_MAX) {
            socket.close(CloseCode.MESSAGE_TOO_BIG);
        } else if (last && message.isEmpty()) {
            channel.text(socket, part);
        } else {
            message.append(part);
            if (last) {
                channel.text(socket, message.toString());
                message.setLength(0);
                message.trimToSize();
            }
        }
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
