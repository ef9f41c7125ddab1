package dev.aac.producer.identity;

import dev.aac.producer.platform.audit.AuditIntent;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.StoreAway;
import jakarta.inject.Singleton;

/** Makes the user of an invitation, and ends what is left of it when that user goes again. */
@Singleton
public class Joining {

    private final SeatPlan seats;
    private final Invitations invitations;
    private final Members members;
    private final PeopleEvents events;

    public Joining(SeatPlan seats, Invitations invitations, Members members, PeopleEvents events) {
        this.events = events;
        this.seats = seats;
        this.invitations = invitations;
        this.members = members;
    }

    /**
     * @throws ProblemException {@link FixedProblem#EMAIL_TAKEN}, {@link FixedProblem#USERS_LIMIT},
     *     {@link FixedProblem#INVITATION_ENDED} when somebody closed it meanwhile
     */
    void join(OrganizationScope scope, Invitation invitation, User user, SignInMeans means) {
        AuditIntent intent = events.joining(scope, user, invitation);
        admit(scope, user, means, intent);
        if (!invitations.close(scope, invitation.id(), InvitationStatus.ACCEPTED)) {
            Standing standing = new Standing(user.role(), user.status());
            members.remove(
                    scope, new Members.Expected(user.id(), standing, Members.Expected.ANY_TURN));
            intent.settle(false);
            throw new ProblemException(FixedProblem.INVITATION_ENDED);
        }
        intent.settle(true);
    }

    private void admit(OrganizationScope scope, User user, SignInMeans means, AuditIntent intent) {
        try {
            seats.admit(scope, user, means);
        } catch (StoreAway unknown) {
            throw unknown;
        } catch (ProblemException refused) {
            intent.settle(false);
            throw refused;
        }
    }

    /**
     * Closes what an acceptance that did not come to its end left open: a person who was removed
     * does not come back with it.
     */
    void endLeftover(OrganizationScope scope, Email email) {
        invitations
                .findOpen(scope, email)
                .ifPresent(open -> invitations.close(scope, open.id(), InvitationStatus.REVOKED));
    }
}
