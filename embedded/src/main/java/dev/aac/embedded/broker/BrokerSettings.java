package dev.aac.embedded.broker;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;

/// Where an [EmbeddedBroker] listens and whom it lets in.
///
/// @param port a TCP port, or [#FREE_PORT]
/// @param user the only user; letters, digits, `_` and `-`
/// @param password the password of that user; letters, digits, `_` and `-`, so that it needs no
///     escaping in a URI
public record BrokerSettings(int port, String user, String password) {

    /// Lets the operating system choose a free port.
    public static final int FREE_PORT = 0;

    private static final int PORT_MAX = 65_535;
    private static final int GENERATED_PASSWORD_BYTES = 24;
    private static final String DEFAULT_USER = "aac";
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    public BrokerSettings {
        Objects.requireNonNull(user, "user is null");
        Objects.requireNonNull(password, "password is null");
        if (port < FREE_PORT || port > PORT_MAX) {
            throw new IllegalArgumentException(
                    "the broker's port must be 0 to " + PORT_MAX + ", not " + port);
        }
        if (!PLAIN_WORD.matcher(user).matches() || !PLAIN_WORD.matcher(password).matches()) {
            throw new IllegalArgumentException(
                    "the broker's user and password must be 1 to 128 letters, digits, _ or -");
        }
    }

    /// A free port and a password nobody knows yet.
    public static BrokerSettings generated() {
        return generated(FREE_PORT);
    }

    /// The given port and a password nobody knows yet.
    ///
    /// @param port a TCP port, or [#FREE_PORT]
    public static BrokerSettings generated(int port) {
        byte[] random = new byte[GENERATED_PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return new BrokerSettings(port, DEFAULT_USER, HexFormat.of().formatHex(random));
    }

    /// The same user and password on another port.
    public BrokerSettings withPort(int otherPort) {
        return new BrokerSettings(otherPort, user, password);
    }

    @Override
    public String toString() {
        return "BrokerSettings[port=" + port + ", user=" + user + ", password=***]";
    }
}
