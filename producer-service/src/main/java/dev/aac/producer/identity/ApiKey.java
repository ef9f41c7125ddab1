package dev.aac.producer.identity;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What lets a program act for an organization.
 *
 * @param beginning of its secret, by which people recognize it
 * @param role the highest it can have; it never has a higher one than its maker has now
 * @param createdBy its maker, without whom it lets nobody in
 * @param expiresAt null when it does not expire
 * @param lastUsedAt null before the first use; up to a minute late
 */
public record ApiKey(
        ApiKeyId id,
        String name,
        String beginning,
        Role role,
        UserId createdBy,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {

    public ApiKey {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
        requireNonNull(beginning, "beginning is null");
        requireNonNull(role, "role is null");
        requireNonNull(createdBy, "createdBy is null");
        requireNonNull(createdAt, "createdAt is null");
    }

    boolean isExpired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }
}
