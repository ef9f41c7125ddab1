package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.producer.organization.InMemoryAdminTurns;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Admins before whose every write somebody else writes. */
class SecondComersTest {

    private final SessionWorld world = new SessionWorld();
    private final InvitingWorld people = new InvitingWorld(world, 10);
    private final InMemoryInvitations invitations = people.invitations;
    private final Principal admin =
            new Principal(
                    world.acme,
                    new UserId("2123456789abcdef01234567"),
                    new Principal.Proof.Token(new SessionId("0".repeat(24)), "admin@example.org"),
                    Role.ADMIN,
                    Instant.MAX);

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
                        () -> invitations.insert(world.acme, people.invitation(), "hash"));
        assertRefused(
                () -> inviting(invited).invite(admin, InvitingWorld.GUEST, Role.VIEWER),
                FixedProblem.ALREADY_INVITED);
        assertThat(invitations.countPending(world.acme, world.clock.instant())).isEqualTo(1);
    }

    @Test
    void invitationThatTheGuestAcceptsMeanwhileIsNotRevoked() {
        Invitation invitation = people.invitation();
        invitations.insert(world.acme, invitation, "hash");
        Invitations accepted =
                Meanwhile.before(
                        "close",
                        Invitations.class,
                        invitations,
                        () ->
                                invitations.close(
                                        world.acme, invitation.id(), InvitationStatus.ACCEPTED));
        assertRefused(
                () -> inviting(accepted).revoke(admin, invitation.id()),
                FixedProblem.INVITATION_ENDED);
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
        assertThat(people.members.find(world.acme, world.ada.id())).isPresent();
    }

    private Inviting inviting(Invitations stored) {
        return new Inviting(stored, world.users, people.seats, people.events, world.clock);
    }

    private Membership membership(String write) {
        Members changing =
                Meanwhile.before(write, Members.class, people.members, this::adaGetsAnotherRole);
        return new Membership(
                changing,
                new StandingChanges(changing, new InMemoryAdminTurns(() -> {}), world.clock),
                people.joining(people.seats),
                world.replica().signOut,
                people.events);
    }

    private void adaGetsAnotherRole() {
        Role present = world.users.find(world.acme, world.ada.id()).orElseThrow().role();
        Role next = present == Role.VIEWER ? Role.DEVELOPER : Role.VIEWER;
        world.users.put(world.user(next, UserStatus.ACTIVE));
    }

    private static void assertRefused(ThrowingCallable act, FixedProblem problem) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
