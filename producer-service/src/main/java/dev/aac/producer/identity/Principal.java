package dev.aac.producer.identity;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.platform.audit.AuditActor;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Who calls, as a token or an API key says and the store confirms.
 *
 * @param userId the person, or the maker of the key
 * @param role the present one, not the token's
 * @param expiresAt end of the token or key; {@link Instant#MAX} when it has none
 */
public record Principal(
        OrganizationScope scope, UserId userId, Proof proof, Role role, Instant expiresAt) {

    public Principal {
        requireNonNull(scope, "scope is null");
        requireNonNull(userId, "userId is null");
        requireNonNull(proof, "proof is null");
        requireNonNull(role, "role is null");
        requireNonNull(expiresAt, "expiresAt is null");
    }

    /** What a principal was identified by. */
    public sealed interface Proof {

        /** The access token of a session. */
        record Token(SessionId sessionId, String email) implements Proof {

            public Token {
                requireNonNull(sessionId, "sessionId is null");
                requireNonNull(email, "email is null");
            }
        }

        /** An API key. */
        record Key(ApiKeyId id) implements Proof {

            public Key {
                requireNonNull(id, "id is null");
            }
        }
    }

    public OrganizationId organizationId() {
        return scope.organizationId();
    }

    /** The key, when a program calls. */
    public Optional<ApiKeyId> apiKeyId() {
        return switch (proof) {
            case Proof.Token _ -> Optional.empty();
            case Proof.Key(ApiKeyId id) -> Optional.of(id);
        };
    }

    /**
     * @throws IllegalStateException for a program; routes about sessions let none in
     */
    public SessionId sessionId() {
        return token().sessionId();
    }

    /**
     * @throws IllegalStateException for a program; routes about accounts let none in
     */
    public String email() {
        return token().email();
    }

    /** As the audit trail names it. */
    public AuditActor actor() {
        return switch (proof) {
            case Proof.Token _ -> AuditActor.person(userId.value());
            case Proof.Key(ApiKeyId id) -> AuditActor.apiKey(id.value());
        };
    }

    public Set<Permission> permissions() {
        return role.permissions();
    }

    public boolean may(Permission permission) {
        return role.may(permission);
    }

    private Proof.Token token() {
        return switch (proof) {
            case Proof.Token token -> token;
            case Proof.Key _ -> throw new IllegalStateException("an API key has no session");
        };
    }
}
