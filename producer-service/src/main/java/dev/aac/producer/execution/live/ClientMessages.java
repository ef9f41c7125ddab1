package dev.aac.producer.execution.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.live.ClientMessage.Auth;
import dev.aac.producer.execution.live.ClientMessage.Cancel;
import dev.aac.producer.execution.live.ClientMessage.NotUnderstood;
import dev.aac.producer.execution.live.ClientMessage.Ping;
import dev.aac.producer.execution.live.ClientMessage.Subscribe;
import dev.aac.producer.execution.live.ClientMessage.Unsubscribe;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a client says. Commands are strict: a field that is not known, or of another type, is
 * named in the answer. {@code auth} and {@code ping} skip fields they do not know, so that clients
 * may send what other servers want; who somebody is comes from the token alone.
 */
final class ClientMessages {

    /** The largest number that every client can represent. */
    static final long FROM_SEQ_MAX = (1L << 53) - 1;

    private static final String TASK_ID = "taskId";
    private static final String ATTEMPT = "attempt";
    private static final String FROM_SEQ = "fromSeq";
    private static final Set<String> SUBSCRIPTION_FIELDS = Set.of(TASK_ID, ATTEMPT, FROM_SEQ);
    private static final Set<String> CANCEL_FIELDS = Set.of(TASK_ID);
    private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

    private ClientMessages() {}

    static ClientMessage read(String text) {
        try {
            JsonNode message = LiveJson.read(text);
            if (!message.isObject() || !message.path("event").isTextual()) {
                return new NotUnderstood(SocketError.MALFORMED);
            }
            return of(message.path("event").textValue(), message.path("data"));
        } catch (JsonProcessingException _) {
            return new NotUnderstood(SocketError.MALFORMED);
        }
    }

    /** What an event and its data mean, however they came. */
    static ClientMessage of(String event, JsonNode data) {
        try {
            if (!data.isObject() && !isAbsent(data)) {
                throw new Refused("data", "must be an object");
            }
            return read(event, isAbsent(data) ? NOTHING : data);
        } catch (Refused refused) {
            return new NotUnderstood(refused.why);
        }
    }

    private static ClientMessage read(String event, JsonNode data) throws Refused {
        return switch (event) {
            case "auth" -> new Auth(data.path("token").textValue());
            case "ping" -> new Ping();
            case "subscribe" -> {
                requireKnown(data, SUBSCRIPTION_FIELDS);
                yield new Subscribe(taskId(data), attempt(data), fromSeq(data));
            }
            case "unsubscribe" -> {
                requireKnown(data, SUBSCRIPTION_FIELDS);
                attempt(data);
                fromSeq(data);
                yield new Unsubscribe(taskId(data));
            }
            case "cancel-execution" -> {
                requireKnown(data, CANCEL_FIELDS);
                yield new Cancel(taskId(data));
            }
            default -> new NotUnderstood(SocketError.UNKNOWN_EVENT);
        };
    }

    private static TaskId taskId(JsonNode data) throws Refused {
        JsonNode value = data.path(TASK_ID);
        if (isAbsent(value)) {
            throw new Refused(TASK_ID, "is required");
        }
        if (!value.isTextual() || !TaskId.isValid(value.textValue())) {
            throw new Refused(
                    TASK_ID, "must be 1 to 128 letters, digits, dots, underscores or hyphens");
        }
        return new TaskId(value.textValue());
    }

    private static @Nullable Integer attempt(JsonNode data) throws Refused {
        JsonNode value = data.path(ATTEMPT);
        if (isAbsent(value)) {
            return null;
        }
        return Math.toIntExact(number(value, ATTEMPT, Integer.MAX_VALUE));
    }

    private static long fromSeq(JsonNode data) throws Refused {
        JsonNode value = data.path(FROM_SEQ);
        return isAbsent(value) ? 1 : number(value, FROM_SEQ, FROM_SEQ_MAX);
    }

    private static long number(JsonNode value, String field, long max) throws Refused {
        boolean fits = value.isIntegralNumber() && value.canConvertToLong();
        if (!fits || value.longValue() < 1 || value.longValue() > max) {
            throw new Refused(field, "must be a whole number from 1 to " + max);
        }
        return value.longValue();
    }

    private static void requireKnown(JsonNode data, Set<String> known) throws Refused {
        for (Iterator<String> names = data.fieldNames(); names.hasNext(); ) {
            if (!known.contains(names.next())) {
                throw new Refused(
                        "data", "may only have the fields " + String.join(", ", sorted(known)));
            }
        }
    }

    private static Iterable<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient SocketError why;

        Refused(String field, String rule) {
            super(field, null, false, false);
            this.why = SocketError.invalid(field, rule);
        }
    }
}
