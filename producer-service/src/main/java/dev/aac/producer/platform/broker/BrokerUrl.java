package dev.aac.producer.platform.broker;

import static java.util.Objects.requireNonNull;

import com.rabbitmq.client.ConnectionFactory;
import dev.aac.producer.platform.settings.WrongSetting;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import javax.net.ssl.SSLContext;

/** Where the broker is and how to sign in; holds a password, so its text form is masked. */
public final class BrokerUrl {

    /** A peer silent for about twice this long is taken for dead. */
    static final Duration HEARTBEAT = Duration.ofSeconds(5);

    /** Longest wait for a TCP connection, and again for the handshake on it. */
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** Longest wait for the broker's answer to a declaration. */
    static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

    private static final String WRONG =
            "RABBITMQ_URL must look like amqp://user:password@host:5672 (or amqps://, with an"
                    + " optional /virtual-host)";

    private final URI uri;

    private BrokerUrl(URI uri) {
        this.uri = uri;
    }

    /** Stops the start with one sentence when it is none. */
    public static BrokerUrl parse(String text) {
        try {
            URI uri = new URI(requireNonNull(text, "text is null").strip());
            boolean ours = "amqp".equals(uri.getScheme()) || "amqps".equals(uri.getScheme());
            if (!ours || uri.getHost() == null) {
                throw WrongSetting.because(WRONG);
            }
            BrokerUrl url = new BrokerUrl(uri);
            url.configure(new ConnectionFactory());
            return url;
        } catch (URISyntaxException | GeneralSecurityException | RuntimeException _) {
            // The cause would show the password.
            throw WrongSetting.because(WRONG);
        }
    }

    /**
     * Without the client's own recovery, which does not cover the first connection, nor a channel
     * that the broker closed, nor a failure in the middle of a recovery; {@link BrokerLink} does.
     */
    ConnectionFactory factory(ExecutorService consumers) {
        ConnectionFactory factory = new ConnectionFactory();
        try {
            configure(factory);
        } catch (URISyntaxException | GeneralSecurityException _) {
            throw new IllegalStateException(WRONG);
        }
        factory.setAutomaticRecoveryEnabled(false);
        factory.setTopologyRecoveryEnabled(false);
        factory.setRequestedHeartbeat(Math.toIntExact(HEARTBEAT.toSeconds()));
        factory.setConnectionTimeout(Math.toIntExact(CONNECT_TIMEOUT.toMillis()));
        factory.setHandshakeTimeout(Math.toIntExact(CONNECT_TIMEOUT.toMillis()));
        factory.setChannelRpcTimeout(Math.toIntExact(CALL_TIMEOUT.toMillis()));
        factory.setThreadFactory(Thread.ofPlatform().daemon().name("broker-", 0).factory());
        factory.setSharedExecutor(consumers);
        factory.setExceptionHandler(new ClientFailures());
        return factory;
    }

    /** The client by itself would take a path of "/" for a nameless host and trust any server. */
    private void configure(ConnectionFactory factory)
            throws URISyntaxException, GeneralSecurityException {
        String text = uri.toString();
        boolean emptyPath = "/".equals(uri.getRawPath());
        factory.setUri(emptyPath ? new URI(text.substring(0, text.length() - 1)) : uri);
        if (uri.getScheme().equals("amqps")) {
            factory.useSslProtocol(SSLContext.getDefault());
            factory.enableHostnameVerification();
        }
    }

    /** Host and port only. */
    @Override
    public String toString() {
        return uri.getScheme()
                + "://"
                + uri.getHost()
                + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
