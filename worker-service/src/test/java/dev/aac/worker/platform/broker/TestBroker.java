package dev.aac.worker.platform.broker;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import dev.aac.contract.broker.BrokerNames;
import dev.aac.embedded.broker.BrokerSettings;
import dev.aac.embedded.broker.EmbeddedBroker;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A broker for a test, with the contract's queues empty: one in this JVM, or the real one that the
/// environment (`AAC_TEST_WORKER_RABBITMQ_URL`) or the profile `aac.containers` names, which must
/// be nobody else's. The connections of the tested side go through a cable that can be cut.
public final class TestBroker implements AutoCloseable {

    private static final String REAL_BROKER = "aac.test.rabbitmq.url";
    private static final String REAL_BROKER_OF_APPLICATION = "aac.test.rabbitmq.application.url";
    private static final BrokerSettings SETTINGS = BrokerSettings.generated();
    private static final int AMQP_PORT = 5672;
    private static final List<String> QUEUES =
            List.of(
                    BrokerNames.JOBS,
                    BrokerNames.CLAIMS,
                    BrokerNames.FACTS,
                    BrokerNames.LOGS,
                    BrokerNames.REPORTS,
                    BrokerNames.RENEWALS,
                    BrokerNames.PARKING);

    private @Nullable EmbeddedBroker embedded;
    private URI uri;
    private final CuttableProxy cable;

    private TestBroker(@Nullable EmbeddedBroker embedded, URI uri) {
        this.embedded = embedded;
        this.uri = uri;
        this.cable = CuttableProxy.before(socketAddress(uri));
    }

    private static InetSocketAddress socketAddress(URI uri) {
        int port = uri.getPort() < 0 ? AMQP_PORT : uri.getPort();
        return new InetSocketAddress(uri.getHost(), port);
    }

    public static TestBroker open() throws Exception {
        return realOrEmbedded(REAL_BROKER);
    }

    /// Never the same as [#open]: for an application that lives on while other tests run, and would
    /// take their jobs from a broker it shared with them.
    public static TestBroker ofApplication() throws Exception {
        return realOrEmbedded(REAL_BROKER_OF_APPLICATION);
    }

    private static TestBroker realOrEmbedded(String property) throws Exception {
        String variable =
                property.replace("aac.test.", "aac.test.worker.")
                        .toUpperCase(Locale.ROOT)
                        .replace('.', '_');
        Optional<String> real =
                Optional.ofNullable(System.getProperty(property, System.getenv(variable)))
                        .filter(url -> !url.isBlank());
        EmbeddedBroker embedded = real.isPresent() ? null : EmbeddedBroker.inMemory(SETTINGS);
        TestBroker broker =
                new TestBroker(
                        embedded,
                        URI.create(embedded == null ? real.orElseThrow() : embedded.uri()));
        broker.empty();
        return broker;
    }

    /// For the tested side: through the cable.
    public BrokerAddress address() {
        return BrokerAddress.parse(uri());
    }

    /// The same with the credentials.
    public String uri() {
        String credentials = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo() + "@";
        return "amqp://" + credentials + "127.0.0.1:" + cable.port() + uri.getRawPath();
    }

    /// For the test: a connection that is never cut.
    public Connection connect() throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(uri);
        factory.setAutomaticRecoveryEnabled(false);
        return factory.newConnection("test");
    }

    /// Breaks the tested side's connections and lets it make no others.
    public void cut() {
        cable.cut();
    }

    /// Lets the tested side connect again.
    public void mend() {
        cable.mend();
    }

    /// The broker dies with every transient message and comes back. One that cannot be killed from
    /// here loses the messages all the same.
    public void restart() throws Exception {
        cut();
        if (embedded != null) {
            embedded.close();
            EmbeddedBroker fresh = EmbeddedBroker.inMemory(SETTINGS);
            embedded = fresh;
            uri = URI.create(fresh.uri());
            cable.leadTo(socketAddress(uri));
        }
        empty();
        mend();
    }

    /// Empties the contract's queues.
    public void empty() throws Exception {
        try (Connection connection = connect();
                Channel channel = connection.createChannel()) {
            for (String queue : QUEUES) {
                channel.queueDeclare(queue, true, false, false, null);
                channel.queuePurge(queue);
            }
        }
    }

    @Override
    public void close() {
        cable.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
