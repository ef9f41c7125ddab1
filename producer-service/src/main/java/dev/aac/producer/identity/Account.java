package dev.aac.producer.identity;

import dev.aac.producer.organization.Organization;
import dev.aac.producer.organization.Organizations;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;

/** The caller's own account. */
@ApplicationScoped
public class Account {

    private final Users users;
    private final Organizations organizations;

    public Account(Users users, Organizations organizations) {
        this.users = users;
        this.organizations = organizations;
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
}
