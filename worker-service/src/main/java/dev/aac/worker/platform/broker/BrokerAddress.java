package dev.aac.worker.platform.broker;

import com.rabbitmq.client.ConnectionFactory;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.util.Set;
import javax.net.ssl.SSLContext;

/// Where the broker is and how to sign in, from an AMQP URI. Its text form leaves out the
/// credentials.
///
/// A path of `/` alone means the default virtual host, as most clients take it.
public final class BrokerAddress {

    private static final Set<String> SCHEMES = Set.of("amqp", "amqps");

    private final URI uri;

    private BrokerAddress(URI uri) {
        this.uri = uri;
    }

    /// @throws IllegalArgumentException when it is not an AMQP URI with a host
    public static BrokerAddress parse(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme();
            if (scheme == null || !SCHEMES.contains(scheme) || uri.getHost() == null) {
                throw new IllegalArgumentException("not an AMQP address");
            }
            BrokerAddress address = new BrokerAddress(uri);
            address.configure(new ConnectionFactory());
            return address;
        } catch (URISyntaxException _) {
            // Its message repeats the text, which may hold a password.
            throw new IllegalArgumentException("not an AMQP address");
        }
    }

    /// Points a factory to this address. With `amqps` the broker's certificate is verified, which
    /// the client library by itself would not do.
    void configure(ConnectionFactory factory) {
        try {
            factory.setUri("/".equals(uri.getRawPath()) ? withoutPath() : uri);
            if ("amqps".equals(uri.getScheme())) {
                factory.useSslProtocol(SSLContext.getDefault());
                factory.enableHostnameVerification();
            }
        } catch (URISyntaxException | GeneralSecurityException e) {
            throw new IllegalArgumentException("not a usable AMQP address", e);
        }
    }

    private URI withoutPath() throws URISyntaxException {
        String text = uri.toString();
        return new URI(text.substring(0, text.length() - 1));
    }

    /// Host and port.
    @Override
    public String toString() {
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }
}
