package dev.aac.producer.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aac.producer.platform.testing.SignedUp;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Makes what the description allows. */
final class ValidValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int ID_BYTES = 12;

    /** Names in paths that are not of things that a list shows. */
    private static final Set<String> FORMED = Set.of("token", "slug", "provider", "image");

    private final ApiDescription api;
    private final Forms forms;
    private final Route route;
    private final SignedUp person;
    private final Random random;

    /**
     * @param person in whose name it is asked
     */
    ValidValues(ApiDescription api, Forms forms, Route route, SignedUp person, Random random) {
        this.api = api;
        this.forms = forms;
        this.route = route;
        this.person = person;
        this.random = random;
    }

    /**
     * A body with what is needed, and with any of the rest.
     *
     * @param plain without the rest
     */
    JsonNode body(Schema schema, boolean plain) {
        return object(api.resolved(schema), plain);
    }

    private ObjectNode object(Schema schema, boolean plain) {
        ObjectNode made = JSON.objectNode();
        Map<String, Schema> properties = schema.getProperties();
        List<String> required = schema.getRequired();
        if (properties == null) {
            return made;
        }
        properties.forEach(
                (name, property) -> {
                    boolean needed =
                            Forms.isAlways(name) || (required != null && required.contains(name));
                    if (needed || (!plain && !Forms.isNever(name) && random.nextBoolean())) {
                        forms.value(route, name, person, random)
                                .or(() -> described(name, property))
                                .ifPresent(value -> made.set(name, value));
                    }
                });
        return made;
    }

    /** Empty for a name that nothing has told yet. */
    private Optional<JsonNode> described(String name, Schema property) {
        return name.equals("refreshToken") ? Optional.empty() : Optional.of(value(property));
    }

    /** Any value of that schema. */
    JsonNode value(Schema described) {
        Schema schema = api.resolved(described);
        List<Object> choices = schema.getEnumeration();
        if (choices != null && !choices.isEmpty()) {
            return JSON.textNode(String.valueOf(choices.get(random.nextInt(choices.size()))));
        }
        List<Schema.SchemaType> types = schema.getType();
        if (types == null || types.isEmpty()) {
            return JSON.textNode("anything");
        }
        return switch (types.getFirst()) {
            case STRING -> JSON.textNode("word " + Forms.hex(random, 2));
            case BOOLEAN -> JSON.booleanNode(random.nextBoolean());
            case INTEGER -> JSON.numberNode(number(schema).longValue());
            case NUMBER -> JSON.numberNode(number(schema));
            case ARRAY -> array(schema);
            case OBJECT -> object(schema, false);
            case NULL -> JSON.nullNode();
        };
    }

    private BigDecimal number(Schema schema) {
        BigDecimal least = schema.getMinimum() == null ? BigDecimal.ONE : schema.getMinimum();
        BigDecimal most =
                schema.getMaximum() == null ? least.add(BigDecimal.TEN) : schema.getMaximum();
        return switch (random.nextInt(3)) {
            case 0 -> least;
            case 1 -> most;
            default -> least.add(most.subtract(least).min(BigDecimal.ONE));
        };
    }

    private ArrayNode array(Schema schema) {
        ArrayNode items = JSON.arrayNode();
        for (int i = random.nextInt(3); i > 0; i--) {
            items.add(value(schema.getItems()));
        }
        return items;
    }

    /** A value for a parameter of the query, if there can be one. */
    Optional<String> parameter(Parameter parameter) {
        String name = parameter.getName();
        if (Forms.isNever(name)) {
            return Optional.empty();
        }
        Optional<String> formed = forms.text(route, name, person, random);
        if (name.equals("cursor")) {
            return formed;
        }
        // Of several things called alike the description knows the choices.
        return hasChoices(parameter) || formed.isEmpty()
                ? Optional.of(described(parameter))
                : formed;
    }

    private String described(Parameter parameter) {
        Schema schema = api.resolved(parameter.getSchema());
        JsonNode value = value(schema.getItems() == null ? schema : schema.getItems());
        return value.asText();
    }

    private boolean hasChoices(Parameter parameter) {
        Schema items = api.resolved(parameter.getSchema()).getItems();
        List<Object> choices = items == null ? null : api.resolved(items).getEnumeration();
        return choices != null && !choices.isEmpty();
    }

    /**
     * What a name in the path may stand for.
     *
     * @param before the path up to the name
     */
    String name(Harvest harvest, String before, String name) {
        return (FORMED.contains(name)
                        ? forms.text(route, name, person, random)
                        : harvest.any(before, random))
                .orElseGet(() -> Forms.hex(random, ID_BYTES));
    }
}
