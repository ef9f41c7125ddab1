package dev.aac.producer.identity;

import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Lets an invited person in. The user is made first, then the invitation is closed by a
 * compare-and-set; whoever loses that, to a revocation for instance, loses the user again. A
 * producer that dies in between leaves a user who can sign in, and an invitation that is good for
 * nobody else, because the e-mail is taken.
 */
@ApplicationScoped
public class InvitationAcceptance {

    private final InvitationCheck check;
    private final UserRegistration registration;
    private final Joining joining;
    private final SessionOpening opening;
    private final PeopleEvents events;

    public InvitationAcceptance(
            InvitationCheck check,
            UserRegistration registration,
            Joining joining,
            SessionOpening opening,
            PeopleEvents events) {
        this.check = check;
        this.registration = registration;
        this.joining = joining;
        this.opening = opening;
        this.events = events;
    }

    /**
     * What an invited person sends.
     *
     * @param token of the invitation, as it came
     * @param email the one that was invited
     */
    public record Wish(String token, Email email, String password, String name) {

        @Override
        public String toString() {
            return "Wish[" + email + "]";
        }
    }

    /**
     * @throws ProblemException {@link Problem.WeakPassword}, {@link
     *     FixedProblem#INVITATION_NOT_FOUND}, {@link FixedProblem#INVITATION_ENDED}, {@link
     *     FixedProblem#EMAIL_TAKEN}, {@link FixedProblem#USERS_LIMIT}, or a {@link
     *     Problem.InvalidRequest} when the e-mail is not the invited one
     */
    public SignedIn accept(Wish wish, Device device) {
        List<String> broken = PasswordRules.brokenBy(wish.password());
        if (!broken.isEmpty()) {
            throw new ProblemException(new Problem.WeakPassword(broken));
        }
        InvitationCheck.Shown shown = invited(wish.token(), wish.email());
        PasswordHash hash = registration.hashForNew(wish.email(), wish.password());
        return letIn(shown, wish.name(), hash, device);
    }

    /**
     * Lets somebody in who proved to a provider that the e-mail is its own.
     *
     * @param token of the invitation, as it came
     * @throws ProblemException as the other way, but for the password
     */
    SignedIn accept(String token, ProvenPerson person, String name, Device device) {
        return letIn(invited(token, person.email()), name, person.identity(), device);
    }

    private InvitationCheck.Shown invited(String token, Email email) {
        InvitationCheck.Shown shown = check.pending(token);
        if (!shown.invitation().email().equals(email)) {
            throw new ProblemException(
                    Problem.InvalidRequest.field("email", "must be the one that was invited"));
        }
        return shown;
    }

    private SignedIn letIn(
            InvitationCheck.Shown shown, String name, SignInMeans means, Device device) {
        Invitation invitation = shown.invitation();
        OrganizationScope scope = shown.scope();
        User user = user(name, shown);
        joining.join(scope, invitation, user, means);
        events.userCreated(scope, user);
        events.invitationAccepted(scope, user.id(), invitation);
        return new SignedIn(opening.open(scope, user, device), user, shown.organization());
    }

    private User user(String name, InvitationCheck.Shown shown) {
        Invitation invitation = shown.invitation();
        return new User(
                registration.newId(),
                invitation.organizationId(),
                invitation.email(),
                name,
                invitation.role(),
                UserStatus.ACTIVE,
                shown.at(),
                shown.at());
    }
}
