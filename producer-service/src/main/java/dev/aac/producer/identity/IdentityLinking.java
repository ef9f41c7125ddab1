package dev.aac.producer.identity;

import dev.aac.producer.platform.audit.AuditActor;
import dev.aac.producer.platform.audit.AuditEvent;
import dev.aac.producer.platform.audit.AuditIntent;
import dev.aac.producer.platform.audit.AuditSubject;
import dev.aac.producer.platform.audit.AuditTrail;
import dev.aac.producer.platform.audit.AuditType;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.problem.ProviderProblem;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Lets the owner of an account come in by a provider, too. */
@Singleton
public class IdentityLinking {

    private static final Logger LOG = Logger.getLogger(IdentityLinking.class);

    private final PasswordCheck check;
    private final Users users;
    private final SignIn signIn;
    private final AuditTrail trail;

    public IdentityLinking(PasswordCheck check, Users users, SignIn signIn, AuditTrail trail) {
        this.check = check;
        this.users = users;
        this.signIn = signIn;
        this.trail = trail;
    }

    /**
     * The provider proved whose the e-mail is, the password proves whose the account is: only
     * together they say that both are one person.
     *
     * @throws ProblemException {@link FixedProblem#INVALID_CREDENTIALS}, {@link
     *     FixedProblem#ACCOUNT_SUSPENDED}, {@link ProviderProblem#FLOW_ENDED} when somebody else
     *     took the identity meanwhile
     */
    SignedIn link(ProvenPerson person, String password, Device device) {
        User user = check.user(person.email(), password, device);
        if (user.status() != UserStatus.ACTIVE) {
            throw check.suspended(user);
        }
        OrganizationScope scope = OrganizationScope.ofVerifiedPassword(user.organizationId());
        AuditIntent intent = trail.intend(scope, linked(user, person.identity()));
        if (!intent.settle(users.link(scope, user.id(), person.identity()))) {
            throw new ProblemException(ProviderProblem.FLOW_ENDED);
        }
        LOG.infof(
                "UserIdentityLinked organizationId=%s userId=%s provider=%s",
                user.organizationId(), user.id(), person.identity().provider().apiName());
        return signIn.signIn(user, person.identity(), device);
    }

    private static AuditEvent linked(User user, ExternalIdentity identity) {
        String id = user.id().value();
        return AuditEvent.of(AuditType.USER_IDENTITY_LINKED, AuditSubject.user(id))
                .by(AuditActor.person(id))
                .with("provider", identity.provider().apiName());
    }
}
