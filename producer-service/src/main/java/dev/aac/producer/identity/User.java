package dev.aac.producer.identity;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.OrganizationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person of one organization.
 *
 * @param lastLoginAt null before the first login; a sign-up counts as one
 */
public record User(
        UserId id,
        OrganizationId organizationId,
        Email email,
        String name,
        Role role,
        UserStatus status,
        @Nullable Instant lastLoginAt,
        Instant createdAt) {

    public User {
        requireNonNull(id, "id is null");
        requireNonNull(organizationId, "organizationId is null");
        requireNonNull(email, "email is null");
        requireNonNull(name, "name is null");
        requireNonNull(role, "role is null");
        requireNonNull(status, "status is null");
        requireNonNull(createdAt, "createdAt is null");
    }
}
