package dev.aac.embedded.broker;

import java.nio.file.Path;

/// A message broker that speaks AMQP 0-9-1 on the loopback interface.
///
/// It serves the one-command start and the tests; production uses RabbitMQ. It listens from the
/// moment it is made until it is closed. Queue arguments it does not know (priorities, dead-letter
/// exchanges, quorum) are ignored. Safe for use by many threads and connections.
public final class EmbeddedBroker implements AutoCloseable {

    private final BrokerProcess process;
    private final BrokerSettings settings;

    private EmbeddedBroker(BrokerConfiguration configuration) {
        this.process = BrokerProcess.start(configuration);
        this.settings = configuration.settings().withPort(process.port());
    }

    /// An empty broker on a free port that forgets everything when it is closed.
    public static EmbeddedBroker inMemory() {
        return inMemory(BrokerSettings.generated());
    }

    /// An empty broker that forgets everything when it is closed.
    public static EmbeddedBroker inMemory(BrokerSettings settings) {
        return new EmbeddedBroker(BrokerConfiguration.inMemory(settings));
    }

    /// A broker on a free port that keeps durable queues and persistent messages in `folder`.
    public static EmbeddedBroker onDisk(Path folder) {
        return onDisk(folder, BrokerSettings.generated());
    }

    /// A broker that keeps durable queues and persistent messages in `folder`, which nobody else
    /// may use meanwhile.
    ///
    /// What was confirmed to a publisher survives the sudden death of the process.
    public static EmbeddedBroker onDisk(Path folder, BrokerSettings settings) {
        return new EmbeddedBroker(BrokerConfiguration.onDisk(folder, settings));
    }

    /// What a client connects to, `amqp://user:password@127.0.0.1:<port>`: not for logs.
    public String uri() {
        return "amqp://"
                + settings.user()
                + ":"
                + settings.password()
                + "@127.0.0.1:"
                + settings.port();
    }

    /// The TCP port it listens on.
    public int port() {
        return settings.port();
    }

    /// Closes every connection, stops listening and keeps what is to be kept.
    @Override
    public void close() {
        process.close();
    }
}
