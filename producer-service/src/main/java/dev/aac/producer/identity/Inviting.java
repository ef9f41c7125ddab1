package dev.aac.producer.identity;

import dev.aac.producer.platform.audit.AuditIntent;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.problem.ThingNotFound;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The invitations of the caller's organization: made, listed, revoked. */
@ApplicationScoped
public class Inviting {

    private final Invitations invitations;
    private final Users users;
    private final SeatPlan seats;
    private final PeopleEvents events;
    private final Clock clock;

    public Inviting(
            Invitations invitations,
            Users users,
            SeatPlan seats,
            PeopleEvents events,
            Clock clock) {
        this.invitations = invitations;
        this.users = users;
        this.seats = seats;
        this.events = events;
        this.clock = clock;
    }

    /** A new invitation, and the one time that its token is known. */
    public record Invited(Invitation invitation, InvitationToken token) {}

    /**
     * Some invitations, the latest first, as they were at one time.
     *
     * @param next what the next page's ones were made before; null on the last one
     */
    public record Page(List<Invitation> invitations, Instant at, @Nullable InvitationId next) {

        public Page {
            invitations = List.copyOf(invitations);
        }
    }

    /**
     * An e-mail that anybody of any organization has is refused in the words of a sign-up, which
     * says as much to anyone.
     *
     * @throws ProblemException {@link FixedProblem#EMAIL_TAKEN}, {@link
     *     FixedProblem#ALREADY_INVITED}, {@link FixedProblem#USERS_LIMIT}
     */
    public Invited invite(Principal by, Email email, Role role) {
        OrganizationScope scope = by.scope();
        Instant now = clock.instant();
        if (users.findByEmail(email).isPresent()) {
            throw new ProblemException(FixedProblem.EMAIL_TAKEN);
        }
        requireNoneOpen(scope, email, now);
        SeatPlan.Promised promised = seats.promised(scope, now);
        if (promised.isUsedUp()) {
            events.userLimitReached(by, promised);
            throw new ProblemException(FixedProblem.USERS_LIMIT);
        }
        InvitationToken token = InvitationToken.anew();
        Invitation invitation =
                new Invitation(
                        invitations.newId(),
                        scope.organizationId(),
                        email,
                        role,
                        InvitationStatus.PENDING,
                        by.userId(),
                        now.plus(Invitation.LIFE),
                        now);
        AuditIntent intent = events.inviting(by, invitation);
        if (!intent.settle(invitations.insert(scope, invitation, token.hash()))) {
            throw new ProblemException(FixedProblem.ALREADY_INVITED);
        }
        events.invitationCreated(scope, by.userId(), invitation);
        return new Invited(invitation, token);
    }

    /**
     * @param status at present; null for all
     * @param before null for the first page
     * @param limit from 1 to {@link Invitations#PAGE_MAX}
     */
    public Page page(
            OrganizationScope scope,
            @Nullable InvitationStatus status,
            @Nullable InvitationId before,
            int limit) {
        Instant now = clock.instant();
        List<Invitation> found =
                invitations.page(scope, new Invitations.PageQuery(status, now, before, limit));
        return new Page(found, now, found.size() < limit ? null : found.getLast().id());
    }

    /** How many can be accepted now. */
    public int countPending(OrganizationScope scope) {
        return invitations.countPending(scope, clock.instant());
    }

    /**
     * Revokes a pending invitation: its token is good for nothing from now on.
     *
     * @throws ProblemException {@link FixedProblem#INVITATION_NOT_FOUND}, {@link
     *     FixedProblem#INVITATION_ENDED} when it is no longer pending
     */
    public void revoke(Principal by, InvitationId id) {
        OrganizationScope scope = by.scope();
        Invitation found =
                invitations
                        .find(scope, id)
                        .orElseThrow(
                                () ->
                                        new ThingNotFound(
                                                FixedProblem.INVITATION_NOT_FOUND, id.value()));
        if (!found.isPendingAt(clock.instant())) {
            throw new ProblemException(FixedProblem.INVITATION_ENDED);
        }
        AuditIntent intent = events.revoking(by, found);
        if (!intent.settle(invitations.close(scope, id, InvitationStatus.REVOKED))) {
            throw new ProblemException(FixedProblem.INVITATION_ENDED);
        }
        events.invitationRevoked(scope, by.userId(), found);
    }

    /** Closes one that has expired, so that the person can be invited anew. */
    private void requireNoneOpen(OrganizationScope scope, Email email, Instant now) {
        invitations
                .findOpen(scope, email)
                .ifPresent(
                        open -> {
                            if (open.isPendingAt(now)) {
                                throw new ProblemException(FixedProblem.ALREADY_INVITED);
                            }
                            invitations.close(scope, open.id(), InvitationStatus.EXPIRED);
                        });
    }
}
