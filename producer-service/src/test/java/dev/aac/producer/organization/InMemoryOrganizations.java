package dev.aac.producer.organization;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.platform.tenancy.MaintenanceScope;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Organizations in a map, whose limits a test changes. Thread-safe. */
public final class InMemoryOrganizations implements Organizations {

    private final Map<OrganizationScope, Organization> stored = new HashMap<>();
    private int lastId;

    /** Gives an organization these limits; makes it when there is none. */
    public synchronized void limit(OrganizationScope scope, PlanLimits limits) {
        OrganizationId id = scope.organizationId();
        stored.put(
                scope,
                new Organization(
                        id,
                        new OrganizationName("Organization " + id),
                        new Slug("org-" + id),
                        Plan.FREE,
                        limits,
                        Instant.EPOCH,
                        Instant.EPOCH));
    }

    @Override
    public synchronized OrganizationId newId() {
        lastId++;
        return new OrganizationId("%024x".formatted(lastId));
    }

    @Override
    public synchronized boolean insert(OrganizationScope scope, Organization organization) {
        return !isTaken(organization.slug()) && stored.putIfAbsent(scope, organization) == null;
    }

    @Override
    public synchronized Optional<Organization> find(OrganizationScope scope) {
        return Optional.ofNullable(stored.get(scope));
    }

    @Override
    public synchronized Map<OrganizationScope, Integer> maxConcurrentRuns(
            Collection<OrganizationScope> scopes) {
        Map<OrganizationScope, Integer> limits = new HashMap<>();
        for (OrganizationScope scope : scopes) {
            find(scope).ifPresent(o -> limits.put(scope, o.limits().maxConcurrentRuns()));
        }
        return limits;
    }

    @Override
    public synchronized boolean isTaken(Slug slug) {
        return stored.values().stream().anyMatch(other -> other.slug().equals(slug));
    }

    @Override
    public synchronized Optional<Organization> findBySlug(Slug slug) {
        return stored.values().stream().filter(other -> other.slug().equals(slug)).findFirst();
    }

    @Override
    public synchronized boolean changePlan(
            OrganizationScope scope, Plan from, Plan to, Instant at) {
        Organization present = stored.get(scope);
        if (present == null || present.plan() != from) {
            return false;
        }
        stored.put(
                scope,
                new Organization(
                        present.id(),
                        present.name(),
                        present.slug(),
                        to,
                        to.limits(),
                        present.createdAt(),
                        at));
        return true;
    }

    @Override
    public synchronized boolean rename(OrganizationScope scope, OrganizationName name, Instant at) {
        Organization present = stored.get(scope);
        if (present == null) {
            return false;
        }
        stored.put(
                scope,
                new Organization(
                        present.id(),
                        name,
                        present.slug(),
                        present.plan(),
                        present.limits(),
                        present.createdAt(),
                        at));
        return true;
    }

    @Override
    public synchronized void delete(OrganizationScope scope) {
        stored.remove(scope);
    }

    @Override
    public synchronized List<OrganizationScope> onPlan(
            Plan plan, @Nullable OrganizationId after, int limit) {
        return stored.values().stream()
                .filter(o -> o.plan() == plan)
                .filter(o -> after == null || o.id().value().compareTo(after.value()) > 0)
                .sorted(Comparator.comparing(o -> o.id().value()))
                .limit(limit)
                .map(o -> new MaintenanceScope.Pair(o.id(), o.slug().value()).reenter())
                .toList();
    }

    @Override
    public synchronized List<MaintenanceScope.Pair> createdBetween(
            Instant from, Instant to, int limit) {
        return stored.values().stream()
                .filter(o -> !o.createdAt().isBefore(from) && o.createdAt().isBefore(to))
                .limit(limit)
                .map(o -> new MaintenanceScope.Pair(o.id(), o.slug().value()))
                .toList();
    }
}
