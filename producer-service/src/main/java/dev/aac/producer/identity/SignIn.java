package dev.aac.producer.identity;

import dev.aac.producer.organization.Organization;
import dev.aac.producer.organization.Organizations;
import dev.aac.producer.platform.audit.AuditType;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Lets people in by e-mail and password. */
@ApplicationScoped
public class SignIn {

    private final Users users;
    private final Organizations organizations;
    private final PasswordCheck check;
    private final SessionOpening opening;
    private final Clock clock;

    public SignIn(
            Users users,
            Organizations organizations,
            PasswordCheck check,
            SessionOpening opening,
            Clock clock) {
        this.users = users;
        this.organizations = organizations;
        this.check = check;
        this.opening = opening;
        this.clock = clock;
    }

    /**
     * That an account is suspended is told only to who knows its password.
     *
     * @throws ProblemException {@link FixedProblem#INVALID_CREDENTIALS}, {@link
     *     FixedProblem#ACCOUNT_SUSPENDED}
     */
    public SignedIn signIn(Email email, String password, Device device) {
        User user = check.user(email, password, device);
        if (user.status() != UserStatus.ACTIVE) {
            throw check.suspended(user);
        }
        OrganizationScope scope = OrganizationScope.ofVerifiedPassword(user.organizationId());
        Organization organization =
                organizations
                        .find(scope)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                FixedProblem.USER_OR_ORGANIZATION_NOT_FOUND));
        users.recordLogin(scope, user.id(), clock.instant());
        return new SignedIn(
                opening.open(scope, user, device, AuditType.USER_LOGGED_IN), user, organization);
    }
}
