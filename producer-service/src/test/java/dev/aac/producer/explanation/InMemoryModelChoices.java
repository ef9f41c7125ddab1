package dev.aac.producer.explanation;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** {@link ModelChoices} without a store. Thread-safe. */
public final class InMemoryModelChoices implements ModelChoices {

    private final Map<OrganizationId, ModelChoice> choices = new ConcurrentHashMap<>();

    @Override
    public Optional<ModelChoice> find(OrganizationScope scope) {
        return Optional.ofNullable(choices.get(scope.organizationId()));
    }

    @Override
    public void save(OrganizationScope scope, ModelChoice choice) {
        choices.put(scope.organizationId(), choice);
    }
}
