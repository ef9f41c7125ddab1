package dev.aac.producer.identity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * Whether an organization could have a slug.
 *
 * @param reason invalid, reserved or taken; left out when it is available
 */
@JsonPropertyOrder({"slug", "available", "reason"})
public record SlugView(
        String slug,
        boolean available,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason) {

    static SlugView free(String slug) {
        return new SlugView(slug, true, null);
    }

    static SlugView because(String slug, String reason) {
        return new SlugView(slug, false, reason);
    }
}
