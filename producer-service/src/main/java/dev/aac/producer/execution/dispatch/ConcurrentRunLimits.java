package dev.aac.producer.execution.dispatch;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** How many runs an organization may have at once, as it is now. */
@FunctionalInterface
interface ConcurrentRunLimits {

    /** 0 for an organization that is gone. May block for one call to the store. */
    int of(OrganizationScope scope);

    /** Those of several, read together where that is cheaper; none is left out. */
    default Map<OrganizationScope, Integer> ofAll(Collection<OrganizationScope> scopes) {
        return scopes.stream().distinct().collect(Collectors.toMap(scope -> scope, this::of));
    }
}
