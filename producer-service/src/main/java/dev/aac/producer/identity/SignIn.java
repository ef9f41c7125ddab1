package dev.aac.producer.identity;

import dev.aac.producer.organization.Organization;
import dev.aac.producer.organization.Organizations;
import dev.aac.producer.platform.audit.AuditEvent;
import dev.aac.producer.platform.audit.AuditSubject;
import dev.aac.producer.platform.audit.AuditType;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Lets people in who proved who they are, by e-mail and password or to a provider. */
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
        return letIn(
                OrganizationScope.ofVerifiedPassword(user.organizationId()),
                user,
                device,
                loggedIn(user));
    }

    /**
     * A sign-in at a provider is no guess: a lock, which guesses of the password bring about, does
     * not matter.
     *
     * @param user found by the identity, which the provider has just confirmed
     * @throws ProblemException {@link FixedProblem#ACCOUNT_SUSPENDED}
     */
    SignedIn signIn(User user, ExternalIdentity identity, Device device) {
        return letIn(
                OrganizationScope.ofVerifiedIdentity(user.organizationId()),
                user,
                device,
                loggedIn(user).with("provider", identity.provider().apiName()));
    }

    private SignedIn letIn(OrganizationScope scope, User user, Device device, AuditEvent loggedIn) {
        if (user.status() != UserStatus.ACTIVE) {
            throw check.suspended(user);
        }
        Organization organization =
                organizations
                        .find(scope)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                FixedProblem.USER_OR_ORGANIZATION_NOT_FOUND));
        users.recordLogin(scope, user.id(), clock.instant());
        return new SignedIn(
                opening.open(scope, user, device, List.of(loggedIn)), user, organization);
    }

    private static AuditEvent loggedIn(User user) {
        return AuditEvent.of(AuditType.USER_LOGGED_IN, AuditSubject.user(user.id().value()));
    }
}
