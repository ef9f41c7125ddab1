package dev.aac.producer.execution.dispatch;

import dev.aac.producer.organization.Organizations;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The limits of the plans, read anew each time, so that a changed plan acts in the next round of
 * every replica. Nothing is remembered: all who wait cost one call.
 */
@Singleton
final class PlannedRunLimits implements ConcurrentRunLimits {

    private final Organizations organizations;

    PlannedRunLimits(Organizations organizations) {
        this.organizations = organizations;
    }

    @Override
    public int of(OrganizationScope scope) {
        return ofAll(List.of(scope)).getOrDefault(scope, 0);
    }

    @Override
    public Map<OrganizationScope, Integer> ofAll(Collection<OrganizationScope> scopes) {
        Map<OrganizationScope, Integer> known = organizations.maxConcurrentRuns(scopes);
        return scopes.stream()
                .distinct()
                .collect(Collectors.toMap(scope -> scope, scope -> known.getOrDefault(scope, 0)));
    }
}
