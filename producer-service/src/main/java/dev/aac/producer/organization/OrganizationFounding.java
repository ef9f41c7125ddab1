package dev.aac.producer.organization;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes new organizations. */
@ApplicationScoped
public class OrganizationFounding {

    /** Most times a slug is chosen anew because somebody else took it meanwhile. */
    private static final int TRIES_MAX = 20;

    private static final int NUMBER_MAX = 1 << 20;

    private final Organizations organizations;
    private final NewOrganizationPlan newPlan;
    private final Clock clock;

    public OrganizationFounding(
            Organizations organizations, NewOrganizationPlan newPlan, Clock clock) {
        this.organizations = organizations;
        this.newPlan = newPlan;
        this.clock = clock;
    }

    public OrganizationId newId() {
        return organizations.newId();
    }

    /**
     * Makes an organization on the plan of new ones.
     *
     * @param slug as asked for, or null for one that the name suggests
     * @throws ProblemException {@link FixedProblem#SLUG_TAKEN} when the asked one is taken
     */
    public Organization found(OrganizationScope scope, OrganizationName name, @Nullable Slug slug) {
        Plan plan = newPlan.plan();
        Instant now = clock.instant();
        Slug wanted = slug == null ? Slug.suggestedBy(name) : slug;
        Organization organization =
                new Organization(
                        scope.organizationId(), name, wanted, plan, plan.limits(), now, now);
        if (organizations.insert(scope, organization)) {
            return organization;
        }
        if (slug != null) {
            throw new ProblemException(FixedProblem.SLUG_TAKEN);
        }
        return foundNumbered(scope, organization);
    }

    private Organization foundNumbered(OrganizationScope scope, Organization organization) {
        for (int attempt = 0; attempt < TRIES_MAX; attempt++) {
            Organization numbered =
                    organization.withSlug(
                            organization.slug().numbered(freeNumber(organization.slug())));
            if (organizations.insert(scope, numbered)) {
                return numbered;
            }
        }
        throw new ProblemException(FixedProblem.OVERLOADED);
    }

    /**
     * The first free number from 2 on, found by doubling and halving: numbers are given in order.
     */
    private int freeNumber(Slug base) {
        int taken = 1;
        int free = 2;
        while (free < NUMBER_MAX && organizations.isTaken(base.numbered(free))) {
            taken = free;
            free *= 2;
        }
        while (free - taken > 1) {
            int middle = taken + (free - taken) / 2;
            if (organizations.isTaken(base.numbered(middle))) {
                taken = middle;
            } else {
                free = middle;
            }
        }
        return free;
    }
}
