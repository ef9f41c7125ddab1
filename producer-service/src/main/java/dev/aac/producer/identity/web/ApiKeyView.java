package dev.aac.producer.identity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.identity.ApiKey;
import dev.aac.producer.identity.ApiKeySecret;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An API key.
 *
 * @param beginning of the key itself
 * @param role the highest it can have; never higher than its maker's present one
 * @param createdBy the id of its maker
 * @param lastUsedAt up to a minute late
 * @param key only in the answer that makes it
 */
@JsonPropertyOrder({
    "id",
    "name",
    "beginning",
    "role",
    "createdBy",
    "createdAt",
    "expiresAt",
    "lastUsedAt",
    "key"
})
public record ApiKeyView(
        String id,
        String name,
        String beginning,
        @Schema(enumeration = {"viewer", "developer", "admin"}) String role,
        String createdBy,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Schema(description = "Shown this once, to be sent as X-Api-Key")
                @Nullable String key) {

    static ApiKeyView of(ApiKey key) {
        return of(key, null);
    }

    static ApiKeyView of(ApiKey key, @Nullable ApiKeySecret secret) {
        return new ApiKeyView(
                key.id().value(),
                key.name(),
                key.beginning(),
                key.role().apiName(),
                key.createdBy().value(),
                key.createdAt(),
                key.expiresAt(),
                key.lastUsedAt(),
                secret == null ? null : secret.text());
    }

    /** The key stays out of logs. */
    @Override
    public String toString() {
        return "ApiKeyView[" + id + "]";
    }
}
