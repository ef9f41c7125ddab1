package dev.aac.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Changes at a place, to plant what is to be noticed. */
final class Trees {

    private Trees() {}

    /**
     * @param at a JSON pointer, of which all but the end is there
     * @param value null of JSON takes away what is there
     */
    static void set(JsonNode tree, String at, JsonNode value) {
        int end = at.lastIndexOf('/');
        String last = at.substring(end + 1).replace("~1", "/");
        switch (tree.at(at.substring(0, end))) {
            case ObjectNode object when value.isNull() -> object.remove(last);
            case ObjectNode object -> object.set(last, value);
            case ArrayNode array -> array.set(Integer.parseInt(last), value);
            default -> throw new IllegalArgumentException("there is no " + at);
        }
    }
}
