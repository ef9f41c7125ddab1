package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.producer.organization.InMemoryOrganizations;
import dev.aac.producer.organization.PlanLimits;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.StoreAway;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JoiningTest {

    private static final PasswordHash HASH =
            new PasswordHash("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");
    private static final Email GUEST = new Email("guest@example.org");

    private final SessionWorld world = new SessionWorld();
    private final InMemoryOrganizations organizations = new InMemoryOrganizations();
    private final InMemoryMembers members = new InMemoryMembers(world.users);
    private final InMemoryInvitations invitations = new InMemoryInvitations();
    private final SeatPlan seats =
            new SeatPlan(organizations, new InMemorySeats(world.users), members, invitations);
    private final Joining joining =
            new Joining(
                    seats,
                    invitations,
                    members,
                    new PeopleEvents(new SimpleMeterRegistry(), world.trail));
    private final Invitation invitation = invitation();

    @BeforeEach
    void threeUsers() {
        organizations.limit(world.acme, new PlanLimits(1, 100, 3, 1));
        invitations.insert(world.acme, invitation, "hash");
    }

    @Test
    void guestBecomesAMemberAndTheInvitationIsUsedUp() {
        User guest = guest();
        joining.join(world.acme, invitation, guest, HASH);

        assertThat(members.find(world.acme, guest.id())).isPresent();
        assertThat(status()).isEqualTo(InvitationStatus.ACCEPTED);
        assertThat(world.trail.types()).containsExactly("UserCreated", "InvitationAccepted");
    }

    @Test
    void revocationWhileTheGuestComesInTakesThePlaceAgain() {
        invitations.close(world.acme, invitation.id(), InvitationStatus.REVOKED);
        User guest = guest();

        assertThatThrownBy(() -> joining.join(world.acme, invitation, guest, HASH))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(FixedProblem.INVITATION_ENDED));

        assertThat(members.find(world.acme, guest.id())).isEmpty();
        assertThat(status()).isEqualTo(InvitationStatus.REVOKED);
        assertThat(world.trail.types()).isEmpty();
        assertThat(world.trail.unsettled()).isEmpty();
    }

    @Test
    void guestForWhomThereIsNoSeatLeavesNothingBehind() {
        organizations.limit(world.acme, new PlanLimits(1, 100, 1, 1));
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
        SeatPlan away =
                new SeatPlan(organizations, StoreAwayPorts.of(Seats.class), members, invitations);
        Joining unsure =
                new Joining(
                        away,
                        invitations,
                        members,
                        new PeopleEvents(new SimpleMeterRegistry(), world.trail));

        assertThatThrownBy(() -> unsure.join(world.acme, invitation, guest(), HASH))
                .isInstanceOf(StoreAway.class);

        assertThat(world.trail.unsettled()).hasSize(2);
    }

    @Test
    void invitationOfAnAcceptanceThatBrokeOffEndsWithItsUser() {
        seats.admit(world.acme, guest(), HASH);

        joining.endLeftover(world.acme, GUEST);

        assertThat(status()).isEqualTo(InvitationStatus.REVOKED);
    }

    private InvitationStatus status() {
        return invitations.find(world.acme, invitation.id()).orElseThrow().status();
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

    private User guest() {
        return new User(
                world.users.newId(),
                world.acme.organizationId(),
                GUEST,
                "Guest",
                Role.DEVELOPER,
                UserStatus.ACTIVE,
                world.clock.instant(),
                world.clock.instant());
    }
}
