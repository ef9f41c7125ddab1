package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.producer.organization.InMemoryAdminTurns;
import dev.aac.producer.organization.InMemoryOrganizations;
import dev.aac.producer.organization.PlanLimits;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Admins before whose every write somebody else writes. */
class SecondComersTest {

    private static final Email GUEST = new Email("guest@example.org");

    private final SessionWorld world = new SessionWorld();
    private final InMemoryOrganizations organizations = new InMemoryOrganizations();
    private final InMemoryMembers members = new InMemoryMembers(world.users);
    private final InMemoryInvitations invitations = new InMemoryInvitations();
    private final PeopleEvents events = new PeopleEvents(new SimpleMeterRegistry(), world.trail);
    private final SeatPlan seats =
            new SeatPlan(organizations, new InMemorySeats(world.users), members, invitations);
    private final Principal admin =
            new Principal(
                    world.acme,
                    new UserId("2123456789abcdef01234567"),
                    new Principal.Proof.Token(new SessionId("0".repeat(24)), "admin@example.org"),
                    Role.ADMIN,
                    Instant.MAX);

    @BeforeEach
    void roomForMany() {
        organizations.limit(world.acme, new PlanLimits(1, 100, 10, 1));
    }

    @AfterEach
    void nothingIsSaidToHaveHappened() {
        assertThat(world.trail.types()).isEmpty();
        assertThat(world.trail.unsettled()).isEmpty();
    }

    @Test
    void emailThatSomebodyElseInvitesMeanwhileIsInvitedOnce() {
        Invitations invited =
                Meanwhile.before(
                        "insert",
                        Invitations.class,
                        invitations,
                        () -> invitations.insert(world.acme, invitation(), "hash"));
        Inviting inviting = new Inviting(invited, world.users, seats, events, world.clock);
        assertRefused(
                () -> inviting.invite(admin, GUEST, Role.VIEWER), FixedProblem.ALREADY_INVITED);
        assertThat(invitations.countPending(world.acme, world.clock.instant())).isEqualTo(1);
    }

    @Test
    void invitationThatTheGuestAcceptsMeanwhileIsNotRevoked() {
        Invitation invitation = invitation();
        invitations.insert(world.acme, invitation, "hash");
        Invitations accepted =
                Meanwhile.before(
                        "close",
                        Invitations.class,
                        invitations,
                        () ->
                                invitations.close(
                                        world.acme, invitation.id(), InvitationStatus.ACCEPTED));
        Inviting inviting = new Inviting(accepted, world.users, seats, events, world.clock);
        assertRefused(() -> inviting.revoke(admin, invitation.id()), FixedProblem.INVITATION_ENDED);
        assertThat(invitations.find(world.acme, invitation.id()).map(Invitation::status))
                .contains(InvitationStatus.ACCEPTED);
    }

    @Test
    void memberWhoIsNeverAsItWasSeenIsNotChanged() {
        Membership membership = membership("change");
        assertRefused(
                () ->
                        membership.change(
                                admin, world.ada.id(), new Membership.Change(Role.ADMIN, null)),
                FixedProblem.OVERLOADED);
    }

    @Test
    void memberWhoIsNeverAsItWasSeenIsNotRemoved() {
        Membership membership = membership("remove");
        assertRefused(() -> membership.remove(admin, world.ada.id()), FixedProblem.OVERLOADED);
        assertThat(members.find(world.acme, world.ada.id())).isPresent();
    }

    private Membership membership(String write) {
        Members changing =
                Meanwhile.before(write, Members.class, members, this::adaGetsAnotherRole);
        return new Membership(
                changing,
                new StandingChanges(changing, new InMemoryAdminTurns(() -> {}), world.clock),
                new Joining(seats, invitations, members, events),
                world.replica().signOut,
                events);
    }

    private void adaGetsAnotherRole() {
        Role present = world.users.find(world.acme, world.ada.id()).orElseThrow().role();
        Role next = present == Role.VIEWER ? Role.DEVELOPER : Role.VIEWER;
        world.users.put(world.user(next, UserStatus.ACTIVE));
    }

    private Invitation invitation() {
        return new Invitation(
                invitations.newId(),
                world.acme.organizationId(),
                GUEST,
                Role.DEVELOPER,
                InvitationStatus.PENDING,
                world.ada.id(),
                world.clock.instant().plus(Invitation.LIFE),
                world.clock.instant());
    }

    private static void assertRefused(ThrowingCallable act, FixedProblem problem) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
