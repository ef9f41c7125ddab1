package dev.aac.producer.identity;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@link ApiKeys} without a store. */
public final class InMemoryApiKeys implements ApiKeys {

    private final Map<String, Found> stored = new HashMap<>();
    private long ids;

    @Override
    public synchronized ApiKeyId newId() {
        ids++;
        return new ApiKeyId("%024x".formatted(ids));
    }

    @Override
    public synchronized void insert(OrganizationScope scope, ApiKey key, String hash) {
        stored.put(hash, new Found(scope.organizationId(), key));
    }

    @Override
    public synchronized Optional<Found> findByHash(String hash) {
        return Optional.ofNullable(stored.get(hash));
    }

    @Override
    public synchronized List<ApiKey> list(OrganizationScope scope, @Nullable UserId maker) {
        return in(scope, maker)
                .sorted(Comparator.comparing((ApiKey key) -> key.id().value()).reversed())
                .limit(PER_ORGANIZATION_MAX)
                .toList();
    }

    @Override
    public synchronized Optional<ApiKey> revoke(
            OrganizationScope scope, @Nullable UserId maker, ApiKeyId id) {
        Optional<ApiKey> found = in(scope, maker).filter(key -> key.id().equals(id)).findFirst();
        stored.values().removeIf(each -> found.filter(each.key()::equals).isPresent());
        return found;
    }

    @Override
    public synchronized void recordUse(
            OrganizationScope scope, ApiKeyId id, @Nullable Instant known, Instant at) {
        stored.replaceAll(
                (_, each) ->
                        each.key().id().equals(id)
                                        && Objects.equals(each.key().lastUsedAt(), known)
                                        && isIn(scope, each)
                                ? new Found(each.organizationId(), used(each.key(), at))
                                : each);
    }

    private Stream<ApiKey> in(OrganizationScope scope, @Nullable UserId maker) {
        return stored.values().stream()
                .filter(each -> isIn(scope, each))
                .map(Found::key)
                .filter(key -> maker == null || key.createdBy().equals(maker));
    }

    private static boolean isIn(OrganizationScope scope, Found found) {
        return found.organizationId().equals(scope.organizationId());
    }

    private static ApiKey used(ApiKey key, Instant at) {
        return new ApiKey(
                key.id(),
                key.name(),
                key.beginning(),
                key.role(),
                key.createdBy(),
                key.createdAt(),
                key.expiresAt(),
                at);
    }
}
