package dev.aac.producer.identity;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.StoreAway;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * What API keys allow right now: read from the store and remembered for less than a second. A key
 * allows what its role does, and never more than its maker may do at present; when that is nothing,
 * because it was suspended or removed, nobody gets in by the key.
 */
@Singleton
public class ApiKeyStates {

    /** Uses in between are not noted. */
    static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private static final Logger LOG = Logger.getLogger(ApiKeyStates.class);

    private final ApiKeys keys;
    private final Users users;
    private final Clock clock;
    private final FreshReadings<String, Optional<State>> readings =
            new FreshReadings<>(CurrentStates.FRESH_FOR);

    public ApiKeyStates(ApiKeys keys, Users users, Clock clock) {
        this.keys = keys;
        this.users = users;
        this.clock = clock;
    }

    /**
     * @param role what the key allows now
     */
    record State(OrganizationScope scope, ApiKey key, Role role) {}

    /** Empty when nobody gets in by it. */
    Optional<State> of(ApiKeySecret secret) {
        return readings.of(secret.hash(), this::read)
                .filter(state -> !state.key().isExpired(clock.instant()));
    }

    /** So that this replica refuses what was revoked here at once. */
    void forgetAll() {
        readings.forgetThose(_ -> true);
    }

    /** What the keys among these allow, read from the store now; those without an entry nothing. */
    Map<Principal, Role> readAll(Collection<Principal> principals) {
        Map<OrganizationScope, List<Principal>> byOrganization =
                principals.stream()
                        .filter(principal -> principal.apiKeyId().isPresent())
                        .collect(Collectors.groupingBy(Principal::scope));
        Map<Principal, Role> present = new HashMap<>();
        byOrganization.forEach((scope, own) -> present.putAll(readOwn(scope, own)));
        return present;
    }

    private Map<Principal, Role> readOwn(OrganizationScope scope, List<Principal> own) {
        Map<UserId, Role> makers =
                users.activeRoles(scope, own.stream().map(Principal::userId).distinct().toList());
        Map<ApiKeyId, ApiKey> known =
                keys.list(scope, null).stream()
                        .collect(Collectors.toMap(ApiKey::id, Function.identity()));
        Map<Principal, Role> present = new HashMap<>();
        for (Principal program : own) {
            ApiKey key = known.get(program.apiKeyId().orElseThrow());
            Role maker = makers.get(program.userId());
            if (key != null && maker != null) {
                present.put(program, key.role().lowerOf(maker));
            }
        }
        return present;
    }

    private Optional<State> read(String hash) {
        Optional<State> present = keys.findByHash(hash).flatMap(this::present);
        present.filter(state -> !state.key().isExpired(clock.instant())).ifPresent(this::noteUse);
        return present;
    }

    private Optional<State> present(ApiKeys.Found found) {
        OrganizationScope scope = OrganizationScope.ofVerifiedApiKey(found.organizationId());
        UserId maker = found.key().createdBy();
        return Optional.ofNullable(users.activeRoles(scope, List.of(maker)).get(maker))
                .map(role -> new State(scope, found.key(), found.key().role().lowerOf(role)));
    }

    private void noteUse(State state) {
        Instant now = clock.instant();
        Instant known = state.key().lastUsedAt();
        if (known != null && now.isBefore(known.plus(USE_NOTED_EVERY))) {
            return;
        }
        try {
            keys.recordUse(state.scope(), state.key().id(), known, now);
        } catch (StoreAway away) {
            LOG.debugf("use of an API key not noted: %s", away.getMessage());
        }
    }
}
