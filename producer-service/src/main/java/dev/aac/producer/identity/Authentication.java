package dev.aac.producer.identity;

import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.StoreAway;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks access tokens: signature, claims and expiry, and that the session still stands and the
 * user is still active; and API keys. A role change, suspension, removal or logout, even one
 * written directly into the store, shows within {@link CurrentStates#FRESH_FOR} and thus within a
 * second.
 *
 * <p>May be called from any thread that may block: about once a second and session it reads the
 * store, and throws {@link StoreAway} when that does not answer.
 */
@ApplicationScoped
public class Authentication {

    private final AccessTokens tokens;
    private final CurrentStates states;
    private final ApiKeyStates keyStates;
    private final Clock clock;

    public Authentication(
            AccessTokens tokens, CurrentStates states, ApiKeyStates keyStates, Clock clock) {
        this.tokens = tokens;
        this.states = states;
        this.keyStates = keyStates;
        this.clock = clock;
    }

    /**
     * @param bearerToken as it came, without the word {@code Bearer}
     */
    public Identification authenticate(String bearerToken) {
        Optional<AccessToken> verified = tokens.verify(bearerToken);
        if (verified.isEmpty()) {
            return new Identification.Refused(FixedProblem.INVALID_TOKEN);
        }
        AccessToken token = verified.get();
        OrganizationScope scope = OrganizationScope.ofVerifiedToken(token.organizationId());
        return states.of(new CurrentStates.Key(scope, token.userId(), token.sessionId()))
                .<Identification>map(
                        role -> new Identification.Known(principal(scope, token, role)))
                .orElseGet(() -> new Identification.Refused(FixedProblem.INVALID_TOKEN));
    }

    /**
     * @param apiKey as it came
     */
    public Identification authenticateKey(String apiKey) {
        return ApiKeySecret.read(apiKey)
                .flatMap(keyStates::of)
                .<Identification>map(state -> new Identification.Known(principal(state)))
                .orElseGet(() -> new Identification.Refused(FixedProblem.INVALID_API_KEY));
    }

    /**
     * Whether a principal identified by a token earlier may go on: same role, nothing ended or
     * expired.
     */
    public boolean stillValid(Principal principal) {
        return noLongerValid(List.of(principal)).isEmpty();
    }

    /**
     * Those that may not go on, with few look-ups for many: for a sweep over live sockets. Reads
     * the store each time, so a change shows at once.
     */
    public List<Principal> noLongerValid(Collection<Principal> principals) {
        Map<Principal, Role> present = presentRoles(principals);
        return principals.stream()
                .filter(
                        principal ->
                                !principal.expiresAt().isAfter(clock.instant())
                                        || present.get(principal) != principal.role())
                .toList();
    }

    private Map<Principal, Role> presentRoles(Collection<Principal> principals) {
        Map<Principal, Role> present = new HashMap<>(keyStates.readAll(principals));
        List<Principal> people =
                principals.stream().filter(each -> each.apiKeyId().isEmpty()).toList();
        var roles = states.readAll(people.stream().map(Authentication::key).toList());
        for (Principal person : people) {
            Role role = roles.get(key(person));
            if (role != null) {
                present.put(person, role);
            }
        }
        return present;
    }

    private static CurrentStates.Key key(Principal principal) {
        return new CurrentStates.Key(principal.scope(), principal.userId(), principal.sessionId());
    }

    private static Principal principal(ApiKeyStates.State state) {
        Instant expiresAt = state.key().expiresAt();
        return new Principal(
                state.scope(),
                state.key().createdBy(),
                new Principal.Proof.Key(state.key().id()),
                state.role(),
                expiresAt == null ? Instant.MAX : expiresAt);
    }

    private static Principal principal(OrganizationScope scope, AccessToken token, Role role) {
        return new Principal(
                scope,
                token.userId(),
                new Principal.Proof.Token(token.sessionId(), token.email()),
                role,
                token.expiresAt());
    }
}
