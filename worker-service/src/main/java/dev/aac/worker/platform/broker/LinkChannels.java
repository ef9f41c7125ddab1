package dev.aac.worker.platform.broker;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;

/// Opens channels that do not die alone: when the broker closes one of them the connection is
/// closed too, so that the link makes everything anew.
public final class LinkChannels {

    private LinkChannels() {}

    /// @throws IOException when the connection is gone or has no room for another channel
    public static Channel open(Connection connection) throws IOException {
        Channel channel = connection.createChannel();
        if (channel == null) {
            throw new IOException("the broker allows no further channel");
        }
        channel.addShutdownListener(cause -> closeConnection(connection, cause));
        return channel;
    }

    private static void closeConnection(Connection connection, ShutdownSignalException cause) {
        if (!cause.isHardError() && !cause.isInitiatedByApplication()) {
            abandon(connection);
        }
    }

    /// Closes a connection that turned out to be of no use, without waiting for it.
    public static void abandon(Connection connection) {
        Thread.ofVirtual().start(connection::abort);
    }
}
