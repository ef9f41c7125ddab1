package dev.aac.embedded;

import dev.aac.embedded.broker.BrokerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Properties;

/// What an earlier start in the same folder chose, so that clients find the same ports and password
/// again.
///
/// @param mongoPort the store's port, or [StartSettings#ANY_PORT] when there was none
/// @param broker the broker's port, user and password
record LastStart(int mongoPort, BrokerSettings broker) {

    private static final String FILE = "embedded.properties";
    private static final String MONGO_PORT = "mongoPort";
    private static final String AMQP_PORT = "amqpPort";
    private static final String AMQP_USER = "amqpUser";
    private static final String AMQP_PASSWORD = "amqpPassword";

    /// Reads what is remembered in the data folder, or makes a new password.
    static LastStart read(Path data) {
        Properties properties = PrivateProperties.read(data.resolve(FILE));
        BrokerSettings fresh = BrokerSettings.generated();
        try {
            BrokerSettings broker =
                    new BrokerSettings(
                            port(properties, AMQP_PORT),
                            properties.getProperty(AMQP_USER, fresh.user()),
                            properties.getProperty(AMQP_PASSWORD, fresh.password()));
            return new LastStart(port(properties, MONGO_PORT), broker);
        } catch (IllegalArgumentException e) {
            throw new StartException(
                    "The file "
                            + data.resolve(FILE)
                            + " is damaged: remove it to start with new ports and a new password.",
                    e);
        }
    }

    private static int port(Properties properties, String name) {
        return Integer.parseInt(
                properties.getProperty(name, String.valueOf(StartSettings.ANY_PORT)));
    }

    /// Remembers it in the data folder.
    void write(Path data) {
        Properties properties = new Properties();
        properties.setProperty(MONGO_PORT, String.valueOf(mongoPort));
        properties.setProperty(AMQP_PORT, String.valueOf(broker.port()));
        properties.setProperty(AMQP_USER, broker.user());
        properties.setProperty(AMQP_PASSWORD, broker.password());
        PrivateProperties.write(data.resolve(FILE), properties);
    }

    /// The given port, else the one before if it is free, else any.
    static int choose(int given, int before) {
        return given != StartSettings.ANY_PORT
                ? given
                : isFree(before) ? before : StartSettings.ANY_PORT;
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
