package dev.aac.producer.platform.audit;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** Who did it: a person, a program with a key, or the installation by itself. */
public record AuditActor(@Nullable String userId, @Nullable String apiKeyId) {

    /** Sweeps, and whoever was not identified. */
    public static final AuditActor NOBODY = new AuditActor(null, null);

    public static AuditActor person(String userId) {
        return new AuditActor(requireNonNull(userId, "userId is null"), null);
    }

    public static AuditActor apiKey(String apiKeyId) {
        return new AuditActor(null, requireNonNull(apiKeyId, "apiKeyId is null"));
    }
}
