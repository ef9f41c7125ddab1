package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.organization.InMemoryOrganizations;
import dev.aac.producer.organization.PlanLimits;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeatPlanTest {

    private static final PasswordHash HASH =
            new PasswordHash("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");
    private static final int RACERS = 40;

    private final SessionWorld world = new SessionWorld();
    private final InMemoryOrganizations organizations = new InMemoryOrganizations();
    private final InMemorySeats seats = new InMemorySeats(world.users);
    private final InMemoryMembers members = new InMemoryMembers(world.users);
    private final InMemoryInvitations invitations = new InMemoryInvitations();
    private final SeatPlan plan = new SeatPlan(organizations, seats, members, invitations);

    @BeforeEach
    void threeUsers() {
        limit(3);
    }

    @Test
    void founderIsSeatedBeforeTheFirstGuest() {
        assertThat(admitted()).isEmpty();
        assertThat(seats.all(world.acme))
                .extracting(Seats.Seat::number)
                .containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void ofManyAtOnceAsManyComeInAsThePlanHasSeats() throws Exception {
        List<Callable<Optional<FixedProblem>>> racers = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            racers.add(this::admitted);
        }
        List<FixedProblem> refusals = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Optional<FixedProblem>> racer : threads.invokeAll(racers)) {
                racer.get().ifPresent(refusals::add);
            }
        }
        assertThat(members.count(world.acme)).isEqualTo(3);
        assertThat(refusals).hasSize(RACERS - 2).containsOnly(FixedProblem.USERS_LIMIT);
    }

    @Test
    void changedPlanActsAtOnce() {
        limit(5);
        for (int i = 0; i < 4; i++) {
            assertThat(admitted()).isEmpty();
        }
        limit(4);
        assertThat(admitted()).contains(FixedProblem.USERS_LIMIT);

        remove(2);
        assertThat(admitted()).as("whoever sat beyond the plan moves").isEmpty();
        assertThat(seats.all(world.acme))
                .extracting(Seats.Seat::number)
                .containsExactlyInAnyOrder(1, 2, 3, 4);
        assertThat(admitted()).contains(FixedProblem.USERS_LIMIT);
    }

    @Test
    void whoSitsOnThePlansLastSeatKeepsIt() {
        assertThat(admitted()).isEmpty();
        assertThat(admitted()).isEmpty();
        Seats.Seat last = seatOf(3);
        world.users.remove(seatOf(2).userId());

        assertThat(admitted()).isEmpty();

        assertThat(seatOf(3)).isEqualTo(last);
    }

    @Test
    void whoSitsBeyondThePlanMovesToAnySeatThatIsFree() {
        limit(5);
        for (int i = 0; i < 4; i++) {
            assertThat(admitted()).isEmpty();
        }
        Seats.Seat beyond = seatOf(5);
        limit(4);
        world.users.remove(seatOf(2).userId());
        world.users.remove(seatOf(4).userId());

        assertThat(admitted()).isEmpty();

        assertThat(seatOf(2).userId()).isEqualTo(beyond.userId());
    }

    @Test
    void whoAlwaysComesSecondIsToldToComeBack() {
        limit(1_000);
        Seats taken =
                Meanwhile.before(
                        "admit",
                        Seats.class,
                        seats,
                        () -> assertThat(admittedBy(plan)).as("the other one").isEmpty());
        SeatPlan second = new SeatPlan(organizations, taken, members, invitations);

        assertThat(admittedBy(second)).contains(FixedProblem.OVERLOADED);
    }

    private Seats.Seat seatOf(int number) {
        return seats.all(world.acme).stream()
                .filter(seat -> seat.number() == number)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void pendingInvitationPromisesASeatUntilItEnds() {
        assertThat(canPromise()).isTrue();
        Invitation first = invited("first@example.org");
        invited("second@example.org");
        assertThat(canPromise()).isFalse();

        invitations.close(world.acme, first.id(), InvitationStatus.REVOKED);
        assertThat(canPromise()).isTrue();
        invited("third@example.org");
        assertThat(canPromise()).isFalse();

        world.clock.advance(Invitation.LIFE);
        assertThat(canPromise()).as("after a week").isTrue();
    }

    private boolean canPromise() {
        return !plan.promised(world.acme, world.clock.instant()).isUsedUp();
    }

    private Invitation invited(String email) {
        Invitation invitation =
                new Invitation(
                        invitations.newId(),
                        world.acme.organizationId(),
                        new Email(email),
                        Role.VIEWER,
                        InvitationStatus.PENDING,
                        world.ada.id(),
                        world.clock.instant().plus(Invitation.LIFE),
                        world.clock.instant());
        invitations.insert(world.acme, invitation, email);
        return invitation;
    }

    private void limit(int users) {
        organizations.limit(world.acme, new PlanLimits(1, 100, users, 1));
    }

    /** Takes the user on that seat away, and those on the seats before it too. */
    private void remove(int upToSeat) {
        seats.all(world.acme).stream()
                .filter(seat -> seat.number() <= upToSeat)
                .forEach(seat -> world.users.remove(seat.userId()));
    }

    /** Lets somebody in; answers why not. */
    private Optional<FixedProblem> admitted() {
        return admittedBy(plan);
    }

    private Optional<FixedProblem> admittedBy(SeatPlan by) {
        UserId id = world.users.newId();
        User user =
                new User(
                        id,
                        world.acme.organizationId(),
                        new Email(id + "@example.org"),
                        "Somebody",
                        Role.VIEWER,
                        UserStatus.ACTIVE,
                        null,
                        world.clock.instant());
        try {
            by.admit(world.acme, user, HASH);
            return Optional.empty();
        } catch (ProblemException refused) {
            return Optional.of((FixedProblem) refused.problem());
        }
    }
}
