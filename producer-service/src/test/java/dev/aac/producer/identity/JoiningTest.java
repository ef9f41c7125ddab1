package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.StoreAway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JoiningTest {

    private static final PasswordHash HASH =
            new PasswordHash("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");

    private final SessionWorld world = new SessionWorld();
    private final InvitingWorld people = new InvitingWorld(world, 3);
    private final Joining joining = people.joining(people.seats);
    private final Invitation invitation = people.invitation();

    @BeforeEach
    void invited() {
        people.invitations.insert(world.acme, invitation, "hash");
    }

    @Test
    void guestBecomesAMemberAndTheInvitationIsUsedUp() {
        User guest = guest();
        joining.join(world.acme, invitation, guest, HASH);

        assertThat(people.members.find(world.acme, guest.id())).isPresent();
        assertThat(status()).isEqualTo(InvitationStatus.ACCEPTED);
        assertThat(world.trail.types()).containsExactly("UserCreated", "InvitationAccepted");
    }

    @Test
    void revocationWhileTheGuestComesInTakesThePlaceAgain() {
        people.invitations.close(world.acme, invitation.id(), InvitationStatus.REVOKED);
        User guest = guest();

        assertThatThrownBy(() -> joining.join(world.acme, invitation, guest, HASH))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(FixedProblem.INVITATION_ENDED));

        assertThat(people.members.find(world.acme, guest.id())).isEmpty();
        assertThat(status()).isEqualTo(InvitationStatus.REVOKED);
        assertThat(world.trail.types()).isEmpty();
        assertThat(world.trail.unsettled()).isEmpty();
    }

    @Test
    void guestForWhomThereIsNoSeatLeavesNothingBehind() {
        people.limitUsers(1);
        User guest = guest();

        assertThatThrownBy(() -> joining.join(world.acme, invitation, guest, HASH))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem()).isEqualTo(FixedProblem.USERS_LIMIT));

        assertThat(status()).isEqualTo(InvitationStatus.PENDING);
        assertThat(world.trail.types()).isEmpty();
        assertThat(world.trail.unsettled()).isEmpty();
    }

    @Test
    void whatAStoreThatIsAwayMayHaveDoneIsNotSaidToBeUndone() {
        Joining unsure = people.joining(people.seatsOf(StoreAwayPorts.of(Seats.class)));

        assertThatThrownBy(() -> unsure.join(world.acme, invitation, guest(), HASH))
                .isInstanceOf(StoreAway.class);

        assertThat(world.trail.unsettled()).hasSize(2);
    }

    @Test
    void invitationOfAnAcceptanceThatBrokeOffEndsWithItsUser() {
        people.seats.admit(world.acme, guest(), HASH);

        joining.endLeftover(world.acme, InvitingWorld.GUEST);

        assertThat(status()).isEqualTo(InvitationStatus.REVOKED);
    }

    private InvitationStatus status() {
        return people.invitations.find(world.acme, invitation.id()).orElseThrow().status();
    }

    private User guest() {
        return new User(
                world.users.newId(),
                world.acme.organizationId(),
                InvitingWorld.GUEST,
                "Guest",
                Role.DEVELOPER,
                UserStatus.ACTIVE,
                world.clock.instant(),
                world.clock.instant());
    }
}
