package dev.aac.producer.execution.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.aac.producer.execution.live.SocketIoPacket.Acknowledgement;
import dev.aac.producer.execution.live.SocketIoPacket.Binary;
import dev.aac.producer.execution.live.SocketIoPacket.Connect;
import dev.aac.producer.execution.live.SocketIoPacket.Disconnect;
import dev.aac.producer.execution.live.SocketIoPacket.Elsewhere;
import dev.aac.producer.execution.live.SocketIoPacket.Event;
import dev.aac.producer.execution.live.SocketIoPacket.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The packets of Socket.IO 5, each within a message of Engine.IO 4: a digit, the namespace unless
 * it is the common one, the number of an acknowledgement, and JSON. Nobody may change the bytes.
 */
final class SocketIoPackets {

    /** The server ends it: the client does not come back by itself. */
    static final byte[] DISCONNECT = bytes("41");

    /** Type; namespace; number, as large as every client can represent; JSON. */
    private static final Pattern FORM =
            Pattern.compile(
                    "([0-6])(?:(/[^,\\p{Cntrl}]{0,127})(?:,|$))?([0-9]{1,15})?([\\[{].*)?",
                    Pattern.DOTALL);

    private static final int NAMESPACE = 2;
    private static final int NUMBER = 3;
    private static final int JSON = 4;
    private static final String COMMON_NAMESPACE = "/";
    private static final String BEARER = "Bearer ";
    private static final int EVENT_ARGUMENTS_MAX = 2;

    private SocketIoPackets() {}

    static SocketIoPacket read(String text) {
        // What comes in bytes is announced with its number of parts, which nobody wants to know.
        if (text.startsWith("5") || text.startsWith("6")) {
            return new Binary();
        }
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return new Malformed();
        }
        String namespace = parts.group(NAMESPACE);
        boolean isElsewhere = namespace != null && !namespace.equals(COMMON_NAMESPACE);
        try {
            return switch (text.charAt(0)) {
                case '0' -> isElsewhere ? new Elsewhere(namespace) : connect(json(parts));
                case '1' -> isElsewhere ? new Malformed() : new Disconnect();
                case '2' -> isElsewhere ? new Malformed() : event(json(parts), number(parts));
                case '3' -> new Acknowledgement();
                default -> new Malformed();
            };
        } catch (JsonProcessingException _) {
            return new Malformed();
        }
    }

    /** The client has joined; the name of its connection is for nothing but its own log. */
    static byte[] connected(String name) {
        return bytes("40{\"sid\":\"" + name + "\"}");
    }

    static byte[] acknowledged(long number) {
        return bytes("43" + number + "[]");
    }

    /** There is no such namespace. */
    static byte[] refused(String namespace) {
        return bytes("44" + namespace + ",{\"message\":\"Invalid namespace\"}");
    }

    private static SocketIoPacket connect(JsonNode auth) {
        if (!auth.isObject() && !auth.isMissingNode()) {
            return new Malformed();
        }
        String token = auth.path("token").textValue();
        return new Connect(token == null ? null : withoutScheme(token));
    }

    /** Some clients send what they send in the header of their requests. */
    private static String withoutScheme(String token) {
        return token.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? token.substring(BEARER.length())
                : token;
    }

    private static SocketIoPacket event(JsonNode arguments, @Nullable Long number) {
        boolean isEvent = arguments.isArray() && arguments.path(0) instanceof TextNode;
        if (!isEvent) {
            return new Malformed();
        }
        // Two things said at once are none that is known.
        JsonNode data = arguments.size() > EVENT_ARGUMENTS_MAX ? arguments : arguments.path(1);
        return new Event(arguments.path(0).textValue(), data, number);
    }

    private static JsonNode json(Matcher parts) throws JsonProcessingException {
        String json = parts.group(JSON);
        return json == null ? MissingNode.getInstance() : LiveJson.read(json);
    }

    private static @Nullable Long number(Matcher parts) {
        String number = parts.group(NUMBER);
        return number == null ? null : Long.valueOf(number);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
