package dev.aac.embedded;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the process is told when it starts.
///
/// @param data the folder in which everything is kept
/// @param mongoPort the store's port, or [#ANY_PORT]
/// @param amqpPort the broker's port, or [#ANY_PORT]
/// @param readyFile where to write how it is reached once it is ready, or null
/// @param services which of the two to start
record StartSettings(
        Path data, int mongoPort, int amqpPort, @Nullable Path readyFile, Services services) {

    /// The port of the last start where it is free, another free one otherwise.
    static final int ANY_PORT = 0;

    private static final int PORT_MAX = 65_535;
    private static final String PREFIX = "AAC_EMBEDDED_";
    private static final String DATA = PREFIX + "DATA";
    private static final String MONGO_PORT = PREFIX + "MONGO_PORT";
    private static final String AMQP_PORT = PREFIX + "AMQP_PORT";
    private static final String READY_FILE = PREFIX + "READY_FILE";
    private static final String STORE = PREFIX + "STORE";
    private static final String BROKER = PREFIX + "BROKER";

    /// Which of the two are started: at least one.
    record Services(boolean store, boolean broker) {

        Services {
            if (!store && !broker) {
                throw new StartException(
                        STORE + " and " + BROKER + " are both false: there is nothing to start.");
            }
        }
    }

    /// Reads the environment, over which arguments of the form `NAME=value` have precedence.
    ///
    /// @throws StartException when a value is wrong, an argument unknown, or the folder is missing
    static StartSettings read(String[] arguments, Map<String, String> environment) {
        Map<String, String> values = new HashMap<>(environment);
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts.length < 2 || !isKnown(parts[0])) {
                throw new StartException(
                        "The argument \""
                                + argument
                                + "\" is not understood: write NAME=value with "
                                + DATA
                                + ", "
                                + MONGO_PORT
                                + ", "
                                + AMQP_PORT
                                + ", "
                                + READY_FILE
                                + ", "
                                + STORE
                                + " or "
                                + BROKER
                                + ".");
            }
            values.put(parts[0], parts[1]);
        }
        String data = values.getOrDefault(DATA, "");
        if (data.isBlank()) {
            throw new StartException(
                    DATA + " is not set: it names the folder in which everything is kept.");
        }
        String readyFile = values.getOrDefault(READY_FILE, "");
        return new StartSettings(
                path(DATA, data),
                port(MONGO_PORT, values),
                port(AMQP_PORT, values),
                readyFile.isBlank() ? null : path(READY_FILE, readyFile),
                new Services(flag(STORE, values), flag(BROKER, values)));
    }

    private static boolean isKnown(String name) {
        return switch (name) {
            case DATA, MONGO_PORT, AMQP_PORT, READY_FILE, STORE, BROKER -> true;
            default -> false;
        };
    }

    private static Path path(String name, String value) {
        try {
            return Path.of(value).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new StartException(name + " is not a path: " + e.getMessage() + ".", e);
        }
    }

    private static int port(String name, Map<String, String> values) {
        String value = values.getOrDefault(name, "");
        if (value.isBlank()) {
            return ANY_PORT;
        }
        try {
            int port = Integer.parseInt(value);
            if (port >= ANY_PORT && port <= PORT_MAX) {
                return port;
            }
            throw wrongPort(name, value, null);
        } catch (NumberFormatException e) {
            throw wrongPort(name, value, e);
        }
    }

    private static StartException wrongPort(String name, String value, @Nullable Exception cause) {
        return new StartException(
                name
                        + " must be a port from 1 to "
                        + PORT_MAX
                        + ", or 0 for any, not \""
                        + value
                        + "\".",
                cause);
    }

    private static boolean flag(String name, Map<String, String> values) {
        String value = values.getOrDefault(name, "");
        return switch (value) {
            case "", "true" -> true;
            case "false" -> false;
            default ->
                    throw new StartException(
                            name + " must be true or false, not \"" + value + "\".");
        };
    }
}
