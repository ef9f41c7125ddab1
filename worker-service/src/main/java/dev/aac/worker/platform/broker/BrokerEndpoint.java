package dev.aac.worker.platform.broker;

import com.rabbitmq.client.Connection;
import java.io.IOException;

/// A part of the worker that lives on a [BrokerLink]: it makes its channels, queues and consumers
/// anew on every connection, so that the first connection and every later one take the same path.
public interface BrokerEndpoint {

    /// Called on each new connection, before anyone is told that the link is up.
    ///
    /// @throws IOException to have the connection dropped and tried again
    void connected(Connection connection) throws IOException;

    /// Called when that connection is gone, and never without a [#connected] before it.
    void disconnected();
}
