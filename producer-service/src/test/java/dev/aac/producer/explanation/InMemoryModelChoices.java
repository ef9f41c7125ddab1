package dev.aac.producer.explanation;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.platform.encryption.Sealed;
import dev.aac.producer.platform.tenancy.MaintenanceScope;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** {@link ModelChoices} without a store. Thread-safe. */
public final class InMemoryModelChoices implements ModelChoices {

    private final Map<OrganizationId, ModelChoice> choices = new ConcurrentHashMap<>();

    @Override
    public Optional<ModelChoice> find(OrganizationScope scope) {
        return Optional.ofNullable(choices.get(scope.organizationId()));
    }

    @Override
    public synchronized boolean save(
            OrganizationScope scope, @Nullable Sealed keyBefore, ModelChoice choice) {
        @Nullable Sealed present = find(scope).map(ModelChoice::key).orElse(null);
        if (!Objects.equals(present, keyBefore)) {
            return false;
        }
        choices.put(scope.organizationId(), choice);
        return true;
    }

    @Override
    public List<OrganizationScope> sealedOtherwise(String keyId) {
        return choices.entrySet().stream()
                .filter(each -> isSealedOtherwise(each.getValue().key(), keyId))
                .map(each -> new MaintenanceScope.Pair(each.getKey(), "a key").reenter())
                .toList();
    }

    private static boolean isSealedOtherwise(@Nullable Sealed key, String keyId) {
        return key != null && !key.keyId().equals(keyId);
    }
}
