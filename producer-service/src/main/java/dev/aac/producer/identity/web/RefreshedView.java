package dev.aac.producer.identity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.identity.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a refresh.
 *
 * @param expiresIn seconds until the token expires
 * @param refreshToken the successor, with the transport {@code body}; left out when it went by
 *     cookie, or to the one who spent the same token a moment earlier
 */
@JsonPropertyOrder({"success", "token", "expiresIn", "refreshToken"})
public record RefreshedView(
        boolean success,
        String token,
        long expiresIn,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String refreshToken) {

    static RefreshedView of(Tokens tokens, @Nullable String refreshToken) {
        return new RefreshedView(
                true, tokens.access(), tokens.expiresIn().toSeconds(), refreshToken);
    }

    /** The tokens stay out of logs. */
    @Override
    public String toString() {
        return "RefreshedView[hidden]";
    }
}
