package dev.aac.producer.organization;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.platform.tenancy.MaintenanceScope;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All organizations. Every method blocks for one call to the store, may be called from any thread,
 * and throws when the store does not answer in time.
 */
public interface Organizations {

    /** Most organizations whose limits are read together. */
    int LIMITS_MAX = 1_000;

    /** Most organizations on a plan in one answer. */
    int PLANS_MAX = 1_000;

    /** An id that no organization has. */
    OrganizationId newId();

    /**
     * @return false when another organization has that slug
     */
    boolean insert(OrganizationScope scope, Organization organization);

    Optional<Organization> find(OrganizationScope scope);

    /**
     * How many runs each of these may have at once; one that is gone is left out.
     *
     * @param scopes at most {@value #LIMITS_MAX}
     */
    Map<OrganizationScope, Integer> maxConcurrentRuns(Collection<OrganizationScope> scopes);

    /** Whether some organization has that slug; says nothing else about it. */
    boolean isTaken(Slug slug);

    /** Finds an organization by its slug: for the operator, and before anybody is known. */
    Optional<Organization> findBySlug(Slug slug);

    /**
     * Puts an organization on another plan, with the limits of that: an atomic compare-and-set.
     *
     * @param from the plan that it must still be on
     * @return false when it is on another one, or gone
     */
    boolean changePlan(OrganizationScope scope, Plan from, Plan to, Instant at);

    /**
     * @return false when there is no such organization any more
     */
    boolean rename(OrganizationScope scope, OrganizationName name, Instant at);

    void delete(OrganizationScope scope);

    /**
     * Organizations that are on a plan, by id.
     *
     * @param after the last one of the page before, or null for the first page
     * @param limit 1 to {@value #PLANS_MAX}
     */
    List<OrganizationScope> onPlan(Plan plan, @Nullable OrganizationId after, int limit);

    /** Organizations made within a period, the oldest first, to be looked at one by one. */
    List<MaintenanceScope.Pair> createdBetween(Instant from, Instant to, int limit);
}
