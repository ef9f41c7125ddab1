package dev.aac.producer.fuzz;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.vertx.core.buffer.Buffer;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Makes something else of a body that is as described. */
final class BodyDamage {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Escapes what is not ASCII: halves of characters cannot be sent otherwise. */
    private static final ObjectMapper WRITER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final int DEPTH = 3_000;
    private static final int MANY = 2_000;
    private static final int OVERLONG_CHARS = 4_300_000;

    /** Fields that would be worth something if they were taken. */
    private static final List<String> WISHES =
            List.of(
                    "role",
                    "organizationId",
                    "plan",
                    "limits",
                    "status",
                    "permissions",
                    "userId",
                    "id",
                    "_id",
                    "isAdmin",
                    "admin",
                    "passwordHash",
                    "maxUsers",
                    "createdBy",
                    "createdAt",
                    "version",
                    "$set",
                    "__proto__",
                    "constructor",
                    "class",
                    "@type");

    /** How a body is damaged. */
    enum Kind {
        WRONG_TYPE,
        NULL,
        ODD_NUMBER,
        ODD_TEXT,
        LONG_TEXT,
        OPERATOR,
        LEFT_OUT,
        /** A field that may be unknown, in any of the objects. */
        WISH_WITHIN,
        REPEATED_FIELD,
        DEEP,
        MANY_ITEMS,
        ARRAY_FOR_OBJECT,
        TRUNCATED,
        TRAILING,
        NOT_UTF8,
        NOTHING,
        OVERLONG
    }

    private final Random random;

    BodyDamage(Random random) {
        this.random = random;
    }

    static Buffer whole(JsonNode body) {
        return bytes(text(body));
    }

    Buffer damaged(JsonNode body, Kind kind) {
        return switch (kind) {
            case WRONG_TYPE -> whole(replaced(body, wrongType()));
            case NULL -> whole(replaced(body, JSON.nullNode()));
            case ODD_NUMBER ->
                    whole(replaced(body, JSON.rawValueNode(new RawValue(Oddities.number(random)))));
            case ODD_TEXT -> whole(replaced(body, JSON.textNode(Oddities.text(random))));
            case LONG_TEXT -> whole(replaced(body, JSON.textNode(Oddities.longText(random))));
            case OPERATOR -> whole(replaced(body, JSON.objectNode().putNull("$ne")));
            case LEFT_OUT -> whole(withoutOne(body));
            case WISH_WITHIN -> whole(withWishWithin(body));
            case REPEATED_FIELD -> bytes(withRepeated(body));
            case DEEP ->
                    whole(
                            replaced(
                                    body,
                                    JSON.rawValueNode(
                                            new RawValue("[".repeat(DEPTH) + "]".repeat(DEPTH)))));
            case MANY_ITEMS -> whole(replaced(body, many()));
            case ARRAY_FOR_OBJECT -> whole(JSON.arrayNode().add(body));
            case TRUNCATED -> truncated(text(body));
            case TRAILING -> bytes(text(body) + List.of(" {}", "x", "]", "\u0000").get(one(4)));
            case NOT_UTF8 -> notUtf8(text(body));
            case NOTHING -> bytes(List.of("", "null", "0", "\"\"", "[]", "{}").get(one(6)));
            case OVERLONG -> bytes("{\"name\":\"" + "x".repeat(OVERLONG_CHARS) + "\"}");
        };
    }

    private int one(int of) {
        return random.nextInt(of);
    }

    private JsonNode wrongType() {
        return switch (one(6)) {
            case 0 -> JSON.numberNode(one(100));
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.textNode("word");
            case 3 -> JSON.arrayNode().add("word").add(1);
            case 4 -> JSON.objectNode().put("word", 1);
            default -> JSON.numberNode(1.5);
        };
    }

    private ArrayNode many() {
        ArrayNode items = JSON.arrayNode();
        for (int i = 0; i < MANY; i++) {
            items.add("item " + i);
        }
        return items;
    }

    /** A copy with any one of its values, or of those within them, exchanged. */
    private JsonNode replaced(JsonNode body, JsonNode by) {
        ObjectNode copy = body.deepCopy();
        ObjectNode parent = someObject(copy);
        List<String> names = names(parent);
        if (names.isEmpty()) {
            parent.set("word", by);
        } else {
            String name = names.get(one(names.size()));
            if (parent.get(name) instanceof ArrayNode items && !items.isEmpty()) {
                items.set(one(items.size()), by);
            } else {
                parent.set(name, by);
            }
        }
        return copy;
    }

    private JsonNode withoutOne(JsonNode body) {
        ObjectNode copy = body.deepCopy();
        List<String> names = names(copy);
        if (!names.isEmpty()) {
            copy.remove(names.get(one(names.size())));
        }
        return copy;
    }

    /**
     * With a field more, which is not described and would be worth something.
     *
     * @param described names of the fields that are
     */
    Buffer withWish(JsonNode body, Set<String> described) {
        List<String> unknown = WISHES.stream().filter(name -> !described.contains(name)).toList();
        ObjectNode copy = body.deepCopy();
        String name = unknown.get(one(unknown.size()));
        copy.set(name, wish(name));
        return whole(copy);
    }

    private JsonNode withWishWithin(JsonNode body) {
        ObjectNode copy = body.deepCopy();
        String name = WISHES.get(one(WISHES.size()));
        someObject(copy).set(name, wish(name));
        return copy;
    }

    private static JsonNode wish(String name) {
        return switch (name) {
            case "role" -> JSON.textNode("admin");
            case "plan" -> JSON.textNode("enterprise");
            case "status" -> JSON.textNode("active");
            case "limits" -> JSON.objectNode().put("maxUsers", 999).put("maxTestRuns", 999_999);
            case "$set" -> JSON.objectNode().put("role", "admin");
            default -> JSON.textNode("ffffffffffffffffffffffff");
        };
    }

    /** Itself or an object within it. */
    private ObjectNode someObject(JsonNode body) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(body, objects);
        return objects.get(one(objects.size()));
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> collect(child, objects));
    }

    private static List<String> names(ObjectNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private String withRepeated(JsonNode body) {
        String text = text(body);
        if (!(body instanceof ObjectNode object) || object.isEmpty()) {
            return "{\"a\":1,\"a\":2}";
        }
        List<String> names = names(object);
        String name = names.get(one(names.size()));
        return "{" + text(JSON.textNode(name)) + ":" + text(wrongType()) + "," + text.substring(1);
    }

    private Buffer truncated(String text) {
        return bytes(text.substring(0, one(text.length())));
    }

    private Buffer notUtf8(String text) {
        return switch (one(4)) {
            case 0 -> Buffer.buffer(text.getBytes(UTF_16));
            case 1 -> bytes("\ufeff" + text);
            case 2 -> bytes(text).appendByte((byte) 0xFF);
            default -> Buffer.buffer().appendByte((byte) 0xC3).appendBuffer(bytes(text));
        };
    }

    private static Buffer bytes(String text) {
        return Buffer.buffer(text.getBytes(UTF_8));
    }

    private static String text(JsonNode node) {
        try {
            return WRITER.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
