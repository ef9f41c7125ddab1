package dev.aac.producer.crosstenant;

import org.jspecify.annotations.Nullable;

/**
 * One way to call an operation.
 *
 * @param path with query, and placeholders of {@link Names}
 * @param body JSON with placeholders; null for none
 * @param accept media type asked for
 */
record Target(String path, @Nullable String body, String accept) {

    private static final String JSON = "application/json";

    static Target at(String path) {
        return new Target(path, null, JSON);
    }

    Target with(String json) {
        return new Target(path, json.replace('\'', '"'), accept);
    }

    Target accepting(String mediaType) {
        return new Target(path, body, mediaType);
    }
}
