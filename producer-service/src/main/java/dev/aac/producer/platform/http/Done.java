package dev.aac.producer.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * A success with nothing to show.
 *
 * @param message left out when null
 */
@JsonPropertyOrder({"success", "message"})
public record Done(
        boolean success, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String message) {

    public static Done silently() {
        return new Done(true, null);
    }

    public static Done saying(String message) {
        return new Done(true, message);
    }
}
