package dev.aac.producer.identity;

import dev.aac.producer.organization.Organization;
import dev.aac.producer.organization.Organizations;
import dev.aac.producer.platform.audit.AuditType;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Lets people in by e-mail and password. */
@ApplicationScoped
public class SignIn {

    private static final String WRONG_PASSWORD = "password";

    private final Users users;
    private final Organizations organizations;
    private final PasswordHashing hashing;
    private final SessionOpening opening;
    private final Clock clock;

    public SignIn(
            Users users,
            Organizations organizations,
            PasswordHashing hashing,
            SessionOpening opening,
            Clock clock) {
        this.users = users;
        this.organizations = organizations;
        this.hashing = hashing;
        this.opening = opening;
        this.clock = clock;
    }

    /**
     * An unknown e-mail and a wrong password get the same answer after the same work; that an
     * account is suspended is told only to who knows its password.
     *
     * @throws ProblemException {@link FixedProblem#INVALID_CREDENTIALS}, {@link
     *     FixedProblem#ACCOUNT_SUSPENDED}
     */
    public SignedIn signIn(Email email, String password, Device device) {
        User user = verified(users.findByEmail(email), password);
        if (user.status() != UserStatus.ACTIVE) {
            opening.refused(user, "suspended");
            throw new ProblemException(FixedProblem.ACCOUNT_SUSPENDED);
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

    private User verified(Optional<Users.Credentials> found, String password) {
        if (found.isEmpty() || PasswordRules.isTooLong(password)) {
            found.ifPresent(known -> opening.refused(known.user(), WRONG_PASSWORD));
            hashing.spendTheTimeOfACheck(password);
            throw new ProblemException(FixedProblem.INVALID_CREDENTIALS);
        }
        Users.Credentials credentials = found.get();
        if (!hashing.matches(password, credentials.hash())) {
            opening.refused(credentials.user(), WRONG_PASSWORD);
            throw new ProblemException(FixedProblem.INVALID_CREDENTIALS);
        }
        if (hashing.isOutdated(credentials.hash())) {
            renew(credentials, password);
        }
        return credentials.user();
    }

    /** The only moment at which a stronger hash can be made is when the password is known. */
    private void renew(Users.Credentials credentials, String password) {
        User user = credentials.user();
        users.replaceHash(
                OrganizationScope.ofVerifiedPassword(user.organizationId()),
                user.id(),
                credentials.hash(),
                hashing.hash(password));
    }
}
