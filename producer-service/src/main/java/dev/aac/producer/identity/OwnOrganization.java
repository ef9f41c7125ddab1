package dev.aac.producer.identity;

import dev.aac.producer.organization.Organization;
import dev.aac.producer.organization.OrganizationName;
import dev.aac.producer.organization.Organizations;
import dev.aac.producer.platform.audit.AuditIntent;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** The caller's own organization. */
@ApplicationScoped
public class OwnOrganization {

    private final Organizations organizations;
    private final PeopleEvents events;
    private final Clock clock;

    public OwnOrganization(Organizations organizations, PeopleEvents events, Clock clock) {
        this.organizations = organizations;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @throws ProblemException {@link FixedProblem#USER_OR_ORGANIZATION_NOT_FOUND}
     */
    public Organization of(OrganizationScope scope) {
        return organizations
                .find(scope)
                .orElseThrow(
                        () -> new ProblemException(FixedProblem.USER_OR_ORGANIZATION_NOT_FOUND));
    }

    /**
     * @throws ProblemException {@link FixedProblem#USER_OR_ORGANIZATION_NOT_FOUND}
     */
    public Organization rename(Principal by, OrganizationName name) {
        AuditIntent intent = events.renaming(by);
        if (intent.settle(organizations.rename(by.scope(), name, clock.instant()))) {
            events.organizationRenamed(by.scope(), by.userId(), name);
        }
        return of(by.scope());
    }
}
