package dev.aac.producer.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Checks bodies of answers against the description, to the letter: a field that is not described is
 * as wrong as one that is described otherwise. Safe for all threads.
 */
final class AnswerSchemas {

    private static final int SHOWN_MAX = 3;

    private final ObjectMapper json = new ObjectMapper();
    private final JsonNode api;
    private final JsonSchemaFactory factory =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private final SchemaValidatorsConfig config =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private final Map<String, Optional<JsonSchema>> known = new ConcurrentHashMap<>();

    AnswerSchemas(String description) throws JsonProcessingException {
        api = json.readTree(description);
        api.path("components").path("schemas").forEach(AnswerSchemas::close);
    }

    /** What is wrong with a failure's body, if something is. */
    Optional<String> problem(String body) {
        return objection(
                known.computeIfAbsent("problem", _ -> Optional.of(named("ProblemBody"))), body);
    }

    /**
     * What is wrong with the body of an answer, if something is.
     *
     * @param mediaType without parameters
     */
    Optional<String> answer(Route route, int status, String mediaType, String body) {
        JsonNode content =
                api.path("paths")
                        .path(route.path())
                        .path(route.method().toLowerCase(Locale.ROOT))
                        .path("responses")
                        .path(Integer.toString(status))
                        .path("content");
        if (content.isMissingNode() && body.isEmpty()) {
            return Optional.empty();
        }
        JsonNode described = content.path(mediaType).path("schema");
        if (described.isMissingNode()) {
            return Optional.of(mediaType + " is not described for " + status);
        }
        return mediaType.equals(Route.JSON)
                ? objection(
                        known.computeIfAbsent(
                                route.name() + " " + status, _ -> Optional.of(schema(described))),
                        body)
                : Optional.empty();
    }

    private Optional<String> objection(Optional<JsonSchema> schema, String body) {
        JsonNode read;
        try {
            read = json.readTree(body);
        } catch (JsonProcessingException unreadable) {
            return Optional.of("the body is no JSON: " + unreadable.getOriginalMessage());
        }
        return schema.map(
                        each ->
                                each.validate(read).stream()
                                        .limit(SHOWN_MAX)
                                        .map(Object::toString)
                                        .toList())
                .filter(wrong -> !wrong.isEmpty())
                .map(wrong -> "not as described: " + String.join("; ", wrong));
    }

    private JsonSchema named(String name) {
        ObjectNode reference = JsonNodeFactory.instance.objectNode();
        return schema(reference.put("$ref", "#/components/schemas/" + name));
    }

    private JsonSchema schema(JsonNode described) {
        ObjectNode whole = described.deepCopy();
        whole.set("components", api.path("components"));
        return factory.getSchema(whole, config);
    }

    /** An object with described fields has no others. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.has("properties")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
    }
}
