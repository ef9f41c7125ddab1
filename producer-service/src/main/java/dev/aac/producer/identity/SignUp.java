package dev.aac.producer.identity;

import dev.aac.producer.organization.Organization;
import dev.aac.producer.organization.OrganizationFounding;
import dev.aac.producer.organization.OrganizationName;
import dev.aac.producer.organization.Organizations;
import dev.aac.producer.organization.Slug;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes an organization and its first admin, or neither: when the e-mail turns out to be taken, the
 * organization is removed again; when the producer dies in between, {@link
 * UserlessOrganizationSweep} does it.
 */
@ApplicationScoped
public class SignUp {

    private final OrganizationFounding founding;
    private final Organizations organizations;
    private final UserRegistration registration;
    private final SessionOpening opening;
    private final Clock clock;

    public SignUp(
            OrganizationFounding founding,
            Organizations organizations,
            UserRegistration registration,
            SessionOpening opening,
            Clock clock) {
        this.founding = founding;
        this.organizations = organizations;
        this.registration = registration;
        this.opening = opening;
        this.clock = clock;
    }

    /**
     * What a person asks for.
     *
     * @param slug null for one that the organization's name suggests
     */
    public record Wish(
            Email email,
            String password,
            String name,
            OrganizationName organizationName,
            @Nullable Slug slug) {

        @Override
        public String toString() {
            return "Wish[" + email + "]";
        }

        private Founder founder() {
            return new Founder(email, name, organizationName, slug);
        }
    }

    /**
     * Who founds what.
     *
     * @param slug null for one that the organization's name suggests
     */
    record Founder(
            Email email, String name, OrganizationName organizationName, @Nullable Slug slug) {}

    /**
     * @throws ProblemException {@link Problem.WeakPassword}, {@link FixedProblem#EMAIL_TAKEN},
     *     {@link FixedProblem#SLUG_TAKEN}
     */
    public SignedIn signUp(Wish wish, Device device) {
        List<String> broken = PasswordRules.brokenBy(wish.password());
        if (!broken.isEmpty()) {
            throw new ProblemException(new Problem.WeakPassword(broken));
        }
        PasswordHash hash = registration.hashForNew(wish.email(), wish.password());
        return found(wish.founder(), hash, device);
    }

    /**
     * @param means by which the founder signs in from now on
     * @throws ProblemException {@link FixedProblem#EMAIL_TAKEN}, {@link FixedProblem#SLUG_TAKEN}
     */
    SignedIn found(Founder founder, SignInMeans means, Device device) {
        OrganizationScope scope = OrganizationScope.ofNewOrganization(founding.newId());
        Organization organization =
                founding.found(scope, founder.organizationName(), founder.slug());
        User admin = admin(founder, organization);
        if (!registration.registerFounder(scope, admin, means, organization)) {
            organizations.delete(scope);
            throw new ProblemException(FixedProblem.EMAIL_TAKEN);
        }
        return new SignedIn(opening.open(scope, admin, device), admin, organization);
    }

    private User admin(Founder founder, Organization organization) {
        Instant now = clock.instant();
        return new User(
                registration.newId(),
                organization.id(),
                founder.email(),
                founder.name(),
                Role.ADMIN,
                UserStatus.ACTIVE,
                now,
                now);
    }
}
