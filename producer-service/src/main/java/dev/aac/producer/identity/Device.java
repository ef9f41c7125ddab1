package dev.aac.producer.identity;

import static java.util.Objects.requireNonNull;

import dev.aac.producer.platform.http.ClientAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where a session is used from, for its owner to recognize.
 *
 * @param address of the network
 * @param client what the program says that it is; empty when it says nothing
 */
public record Device(String address, String client) {

    /** Longest client, in code points. */
    public static final int CLIENT_LENGTH_MAX = 200;

    /** Of a session older than this record. */
    public static final Device UNKNOWN = new Device("", "");

    public Device {
        requireNonNull(address, "address is null");
        requireNonNull(client, "client is null");
    }

    /**
     * @param userAgent the header as it came: anything may be in it
     */
    public static Device seen(String address, @Nullable String userAgent) {
        return new Device(address, userAgent == null ? "" : shown(userAgent));
    }

    /** Where it is, less precisely where that would be of no use. */
    String network() {
        return new ClientAddress(address).network();
    }

    private static String shown(String userAgent) {
        return userAgent
                .codePoints()
                .filter(Device::canBeShown)
                .limit(CLIENT_LENGTH_MAX)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    /** Nothing that ends a line, turns the direction of a text or is no character. */
    private static boolean canBeShown(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }
}
