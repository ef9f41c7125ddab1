package dev.aac.producer.explanation;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@link ExplanationMemory} without a store. Thread-safe. */
public final class InMemoryExplanationMemory implements ExplanationMemory {

    private record Kept(RememberedExplanation explanation, Instant until) {}

    private final Map<OrganizationId, Map<String, Kept>> kept = new HashMap<>();

    private Map<String, Kept> of(OrganizationScope scope) {
        return kept.computeIfAbsent(scope.organizationId(), _ -> new HashMap<>());
    }

    @Override
    public synchronized Optional<RememberedExplanation> find(
            OrganizationScope scope, String failure, Instant now) {
        return Optional.ofNullable(of(scope).get(failure))
                .filter(found -> found.until().isAfter(now))
                .map(Kept::explanation);
    }

    @Override
    public synchronized void keep(
            OrganizationScope scope,
            String failure,
            RememberedExplanation explanation,
            Instant until) {
        Map<String, Kept> own = of(scope);
        own.put(failure, new Kept(explanation, until));
        if (own.size() > REMEMBERED_MAX) {
            own.entrySet().stream()
                    .min(Comparator.comparing(entry -> entry.getValue().until()))
                    .map(Map.Entry::getKey)
                    .ifPresent(own::remove);
        }
    }
}
