package dev.aac.producer.identity;

import dev.aac.producer.organization.Organization;
import dev.aac.producer.platform.audit.AuditActor;
import dev.aac.producer.platform.audit.AuditEvent;
import dev.aac.producer.platform.audit.AuditIntent;
import dev.aac.producer.platform.audit.AuditSubject;
import dev.aac.producer.platform.audit.AuditTrail;
import dev.aac.producer.platform.audit.AuditType;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;

/** Makes users. */
@Singleton
public class UserRegistration {

    private final Users users;
    private final PasswordHashing hashing;
    private final AuditTrail trail;

    public UserRegistration(Users users, PasswordHashing hashing, AuditTrail trail) {
        this.users = users;
        this.hashing = hashing;
        this.trail = trail;
    }

    UserId newId() {
        return users.newId();
    }

    /**
     * Hashes the password of a user to be.
     *
     * @throws ProblemException {@link FixedProblem#EMAIL_TAKEN} when that is plain before any work
     */
    PasswordHash hashForNew(Email email, String password) {
        if (users.findByEmail(email).isPresent()) {
            throw new ProblemException(FixedProblem.EMAIL_TAKEN);
        }
        return hashing.hash(password);
    }

    /**
     * Makes the first user of an organization, which is complete then.
     *
     * @return false when the e-mail or the identity is taken, whoever was first
     */
    boolean registerFounder(
            OrganizationScope scope, User founder, SignInMeans means, Organization organization) {
        AuditSubject founded = AuditSubject.organization(organization.id().value());
        AuditActor actor = AuditActor.person(founder.id().value());
        AuditIntent intent =
                trail.intend(
                        scope,
                        AuditEvent.of(AuditType.ORGANIZATION_CREATED, founded)
                                .by(actor)
                                .with("slug", organization.slug()),
                        created(founder),
                        AuditEvent.of(AuditType.ORGANIZATION_SIGNUP_COMPLETED, founded).by(actor));
        return intent.settle(users.insert(scope, founder, means));
    }

    private static AuditEvent created(User user) {
        return AuditEvent.of(AuditType.USER_CREATED, AuditSubject.user(user.id().value()))
                .by(AuditActor.person(user.id().value()))
                .with("role", user.role().apiName());
    }
}
