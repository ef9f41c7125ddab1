package dev.aac.producer.identity;

import dev.aac.producer.platform.audit.AuditIntent;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.problem.ThingNotFound;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The API keys that a person has to do with: its own, and all of the organization for who manages
 * them.
 */
@ApplicationScoped
public class KeyRing {

    private final ApiKeys keys;
    private final ApiKeyStates states;
    private final ApiKeyEvents events;
    private final Clock clock;

    public KeyRing(ApiKeys keys, ApiKeyStates states, ApiKeyEvents events, Clock clock) {
        this.keys = keys;
        this.states = states;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A key as a person wants it.
     *
     * @param name clean, as of {@link dev.aac.producer.platform.limits.DisplayText}
     * @param expiresAt null for one that does not expire
     */
    public record Wish(String name, Role role, @Nullable Instant expiresAt) {}

    /** A new key, with what is shown this once. */
    public record Made(ApiKey key, ApiKeySecret secret) {}

    /**
     * @throws ProblemException {@link Problem.InsufficientPermissions} for a higher role than the
     *     person's own, {@link Problem.InvalidRequest} for an end that is over, {@link
     *     FixedProblem#TOO_MANY_API_KEYS}
     */
    public Made make(Principal principal, Wish wish) {
        Instant now = clock.instant();
        Instant expiresAt = wish.expiresAt();
        if (wish.role().lowerOf(principal.role()) != wish.role()) {
            throw new ProblemException(
                    new Problem.InsufficientPermissions(List.of(wish.role().apiName())));
        }
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw new ProblemException(
                    Problem.InvalidRequest.field("expiresAt", "must be in the future"));
        }
        if (keys.list(principal.scope(), null).size() >= ApiKeys.PER_ORGANIZATION_MAX) {
            throw new ProblemException(FixedProblem.TOO_MANY_API_KEYS);
        }
        ApiKeySecret secret = ApiKeySecret.random();
        ApiKey key =
                new ApiKey(
                        keys.newId(),
                        wish.name(),
                        secret.beginning(),
                        wish.role(),
                        principal.userId(),
                        now,
                        expiresAt,
                        null);
        AuditIntent intent = events.making(principal.scope(), key);
        keys.insert(principal.scope(), key, secret.hash());
        intent.settle(true);
        events.created(principal.scope(), key);
        return new Made(key, secret);
    }

    /** The latest made first. */
    public List<ApiKey> list(Principal principal) {
        return keys.list(principal.scope(), limitedTo(principal));
    }

    /**
     * Nobody gets in by it any more, at other replicas within a second.
     *
     * @throws ProblemException {@link FixedProblem#API_KEY_NOT_FOUND}, also for one that is none of
     *     the person's business
     */
    public void revoke(Principal principal, ApiKeyId id) {
        AuditIntent intent = events.revoking(principal.scope(), id, principal.userId());
        Optional<ApiKey> gone = keys.revoke(principal.scope(), limitedTo(principal), id);
        intent.settle(gone.isPresent());
        states.forgetAll();
        events.revoked(
                principal.scope(),
                gone.orElseThrow(
                        () -> new ThingNotFound(FixedProblem.API_KEY_NOT_FOUND, id.value())),
                principal.userId());
    }

    /** Whose keys the person has to do with; null for all. */
    private static @Nullable UserId limitedTo(Principal principal) {
        return principal.may(Permission.APIKEYS_MANAGE) ? null : principal.userId();
    }
}
