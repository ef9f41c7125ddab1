package dev.aac.producer.operator;

import dev.aac.producer.organization.Organization;
import dev.aac.producer.organization.Organizations;
import dev.aac.producer.organization.Plan;
import dev.aac.producer.organization.Slug;
import dev.aac.producer.organization.UsageReport;
import dev.aac.producer.platform.audit.AuditEvent;
import dev.aac.producer.platform.audit.AuditIntent;
import dev.aac.producer.platform.audit.AuditSubject;
import dev.aac.producer.platform.audit.AuditTrail;
import dev.aac.producer.platform.audit.AuditType;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Shows an organization to the operator, and puts it on another plan. That acts at once: limits are
 * read anew wherever one is asked for, at the latest in the dispatcher's next round. A smaller plan
 * than what is used takes nothing away; it lets no more in.
 */
@ApplicationScoped
public class PlanChanges {

    /** How often a change is tried again because somebody else changed the plan meanwhile. */
    private static final int TRIES_MAX = 20;

    private static final Logger LOG = Logger.getLogger(PlanChanges.class);

    private final Organizations organizations;
    private final UsageReport usage;
    private final AuditTrail trail;
    private final Clock clock;

    public PlanChanges(
            Organizations organizations, UsageReport usage, AuditTrail trail, Clock clock) {
        this.organizations = organizations;
        this.usage = usage;
        this.trail = trail;
        this.clock = clock;
    }

    /** Empty when nobody has that slug. */
    public Optional<OrganizationState> show(Slug slug) {
        return organizations.findBySlug(slug).map(found -> state(found, null));
    }

    /**
     * Also gives back the plan's own limits to an organization that has it with others.
     *
     * @return the organization as it is then; empty when nobody has that slug
     * @throws ProblemException {@link FixedProblem#OVERLOADED} when others change it all the time
     */
    public Optional<OrganizationState> change(Slug slug, Plan to) {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            Optional<Organization> found = organizations.findBySlug(slug);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Organization present = found.get();
            if (present.plan() == to && present.limits().equals(to.limits())) {
                return Optional.of(state(present, null));
            }
            if (isChanged(present, to)) {
                return Optional.of(state(present, present.plan()));
            }
        }
        throw new ProblemException(FixedProblem.OVERLOADED);
    }

    private boolean isChanged(Organization present, Plan to) {
        Plan from = present.plan();
        AuditIntent intent =
                trail.intend(
                        scope(present),
                        AuditEvent.of(
                                        AuditType.PLAN_CHANGED,
                                        AuditSubject.organization(present.id().value()))
                                .with("by", "operator")
                                .with("from", from.apiName())
                                .with("to", to.apiName()));
        boolean changed =
                intent.settle(organizations.changePlan(scope(present), from, to, clock.instant()));
        if (changed) {
            LOG.infof(
                    "PlanChanged organizationId=%s from=%s to=%s",
                    present.id(), from.apiName(), to.apiName());
        }
        return changed;
    }

    private OrganizationState state(Organization organization, @Nullable Plan previous) {
        return OrganizationState.of(usage.of(scope(organization)), previous);
    }

    private static OrganizationScope scope(Organization organization) {
        return OrganizationScope.ofOperatorsChoice(organization.id());
    }
}
