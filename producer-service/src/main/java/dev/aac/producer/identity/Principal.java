package dev.aac.producer.identity;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.Set;

/**
 * Who calls, as the token says and the store confirms.
 *
 * @param role the present one, not the token's
 * @param expiresAt end of the token
 */
public record Principal(
        OrganizationScope scope,
        UserId userId,
        SessionId sessionId,
        String email,
        Role role,
        Instant expiresAt) {

    public Principal {
        requireNonNull(scope, "scope is null");
        requireNonNull(userId, "userId is null");
        requireNonNull(sessionId, "sessionId is null");
        requireNonNull(email, "email is null");
        requireNonNull(role, "role is null");
        requireNonNull(expiresAt, "expiresAt is null");
    }

    public OrganizationId organizationId() {
        return scope.organizationId();
    }

    public Set<Permission> permissions() {
        return role.permissions();
    }

    public boolean may(Permission permission) {
        return role.may(permission);
    }
}
