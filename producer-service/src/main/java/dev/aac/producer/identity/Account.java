package dev.aac.producer.identity;

import dev.aac.producer.organization.Organization;
import dev.aac.producer.organization.Organizations;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** The caller's own account. */
@ApplicationScoped
public class Account {

    private final Users users;
    private final Organizations organizations;
    private final Clock clock;

    public Account(Users users, Organizations organizations, Clock clock) {
        this.users = users;
        this.organizations = organizations;
        this.clock = clock;
    }

    /** A user with its organization. */
    public record Profile(User user, Organization organization) {}

    /**
     * @throws ProblemException {@link FixedProblem#USER_OR_ORGANIZATION_NOT_FOUND}
     */
    public Profile of(Principal principal) {
        return users.find(principal.scope(), principal.userId())
                .flatMap(
                        user ->
                                organizations
                                        .find(principal.scope())
                                        .map(organization -> new Profile(user, organization)))
                .orElseThrow(
                        () -> new ProblemException(FixedProblem.USER_OR_ORGANIZATION_NOT_FOUND));
    }

    /**
     * @param name clean, as of {@link dev.aac.producer.platform.limits.DisplayText}
     * @throws ProblemException {@link FixedProblem#USER_OR_ORGANIZATION_NOT_FOUND}
     */
    public Profile rename(Principal principal, String name) {
        users.rename(principal.scope(), principal.userId(), name, clock.instant());
        return of(principal);
    }
}
