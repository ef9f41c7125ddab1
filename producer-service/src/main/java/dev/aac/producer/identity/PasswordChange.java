package dev.aac.producer.identity;

import dev.aac.producer.platform.audit.AuditActor;
import dev.aac.producer.platform.audit.AuditEvent;
import dev.aac.producer.platform.audit.AuditIntent;
import dev.aac.producer.platform.audit.AuditSubject;
import dev.aac.producer.platform.audit.AuditTrail;
import dev.aac.producer.platform.audit.AuditType;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Changes the caller's password, and ends the sessions that were begun with the old one. */
@ApplicationScoped
public class PasswordChange {

    private static final Logger LOG = Logger.getLogger(PasswordChange.class);

    private final Users users;
    private final PasswordHashing hashing;
    private final SignOut signOut;
    private final AuditTrail trail;

    public PasswordChange(Users users, PasswordHashing hashing, SignOut signOut, AuditTrail trail) {
        this.users = users;
        this.hashing = hashing;
        this.signOut = signOut;
        this.trail = trail;
    }

    /**
     * The present session goes on.
     *
     * @throws ProblemException {@link Problem.WeakPassword} for the new one, {@link
     *     FixedProblem#INVALID_CREDENTIALS} when the present one is wrong
     */
    public void change(Principal principal, String present, String next) {
        List<String> broken = PasswordRules.brokenBy(next);
        if (!broken.isEmpty()) {
            throw new ProblemException(new Problem.WeakPassword(broken));
        }
        PasswordHash known = verified(principal, present);
        PasswordHash hash = hashing.hash(next);
        AuditIntent intent = trail.intend(principal.scope(), changed(principal));
        if (!intent.settle(users.replaceHash(principal.scope(), principal.userId(), known, hash))) {
            // Somebody else changed it meanwhile, so that the present one is no longer that.
            throw new ProblemException(FixedProblem.INVALID_CREDENTIALS);
        }
        LOG.infof(
                "UserPasswordChanged organizationId=%s userId=%s",
                principal.organizationId(), principal.userId());
        signOut.endOthers(principal);
    }

    private static AuditEvent changed(Principal principal) {
        String user = principal.userId().value();
        return AuditEvent.of(AuditType.USER_PASSWORD_CHANGED, AuditSubject.user(user))
                .by(AuditActor.person(user));
    }

    private PasswordHash verified(Principal principal, String present) {
        Users.Credentials own =
                users.findByEmail(new Email(principal.email()))
                        .filter(found -> found.user().id().equals(principal.userId()))
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                FixedProblem.USER_OR_ORGANIZATION_NOT_FOUND));
        PasswordHash known = own.hash();
        if (known == null || PasswordRules.isTooLong(present) || !hashing.matches(present, known)) {
            throw new ProblemException(FixedProblem.INVALID_CREDENTIALS);
        }
        return known;
    }
}
