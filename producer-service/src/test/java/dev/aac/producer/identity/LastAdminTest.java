package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.producer.organization.AdminTurns;
import dev.aac.producer.organization.InMemoryAdminTurns;
import dev.aac.producer.organization.InMemoryOrganizations;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Admins who take each other's role at once, in every order in which the calls of two of them can
 * meet the store with a few switches between them, and in many of three.
 */
class LastAdminTest {

    /**
     * How often one is interrupted by the other, at most: with more they only wear each other out.
     */
    private static final int SWITCHES_MAX = 4;

    private static final int ORDERS_MIN = 500;
    private static final int SCHEDULES_OF_THREE = 2_000;

    private final SessionWorld world = new SessionWorld();
    private final SignOut signOut = world.replica().signOut;
    private final PeopleEvents events = new PeopleEvents(new SimpleMeterRegistry(), world.trail);
    private boolean turnsAreBroken;
    private final InMemoryInvitations invitations = new InMemoryInvitations();
    private final SeatPlan seats =
            new SeatPlan(
                    new InMemoryOrganizations(),
                    new InMemorySeats(world.users),
                    new InMemoryMembers(world.users),
                    invitations);

    /** What an admin does to another. */
    private enum Deed {
        DEMOTE,
        SUSPEND,
        REMOVE
    }

    /** One organization whose admins act, and how each of them fared. */
    private final class Admins {
        private final Interleaving interleaving = new Interleaving();
        private final InMemoryMembers members =
                new InMemoryMembers(world.users, interleaving::stop);
        private final AdminTurns turns =
                turnsAreBroken
                        ? new UnguardedTurns(interleaving)
                        : new InMemoryAdminTurns(interleaving::stop);
        private final List<UserId> ids = new ArrayList<>();
        private final List<FixedProblem> refusals = new ArrayList<>();
        private int done;

        Admins(int count) {
            world.users.all().forEach(user -> world.users.remove(user.id()));
            for (int i = 0; i < count; i++) {
                UserId id = new UserId("%024x".formatted(i + 1));
                ids.add(id);
                world.users.put(
                        new User(
                                id,
                                world.acme.organizationId(),
                                new Email("admin" + i + "@example.org"),
                                "Admin",
                                Role.ADMIN,
                                UserStatus.ACTIVE,
                                null,
                                world.clock.instant()));
            }
        }

        Runnable acts(int by, Deed deed, int on) {
            Membership membership =
                    new Membership(
                            members,
                            new StandingChanges(members, turns, world.clock),
                            new Joining(seats, invitations, members, events),
                            signOut,
                            events);
            Principal principal =
                    new Principal(
                            world.acme,
                            ids.get(by),
                            new Principal.Proof.Token(
                                    new SessionId("0".repeat(24)), "admin@example.org"),
                            Role.ADMIN,
                            world.clock.instant());
            return () -> attempt(membership, principal, deed, ids.get(on));
        }

        private void attempt(Membership membership, Principal by, Deed deed, UserId on) {
            try {
                switch (deed) {
                    case DEMOTE ->
                            membership.change(by, on, new Membership.Change(Role.VIEWER, null));
                    case SUSPEND ->
                            membership.change(
                                    by, on, new Membership.Change(null, UserStatus.SUSPENDED));
                    case REMOVE -> membership.remove(by, on);
                }
                done++;
            } catch (ProblemException refused) {
                refusals.add((FixedProblem) refused.problem());
            }
        }

        long left() {
            return world.users.all().stream()
                    .filter(user -> user.role() == Role.ADMIN)
                    .filter(user -> user.status() == UserStatus.ACTIVE)
                    .count();
        }

        void run(List<Runnable> all, IntUnaryOperator choice) {
            interleaving.run(all, choice, () -> assertThat(left()).isPositive());
        }
    }

    @Test
    void ofTwoWhoTakeEachOthersRoleOneSucceedsInEveryOrder() {
        assertThat(allOrders(Deed.DEMOTE, Deed.DEMOTE)).isGreaterThan(ORDERS_MIN);
        assertThat(allOrders(Deed.SUSPEND, Deed.REMOVE)).isGreaterThan(ORDERS_MIN);
    }

    @Test
    void turnThatTwoPassOnIsNoticed() {
        turnsAreBroken = true;
        assertThatThrownBy(() -> allOrders(Deed.DEMOTE, Deed.DEMOTE))
                .isInstanceOf(AssertionError.class);
    }

    /** The planted breakage: everybody passes on the same turn. */
    private record UnguardedTurns(Interleaving interleaving) implements AdminTurns {

        @Override
        public long present(OrganizationScope scope) {
            interleaving.stop();
            return 0;
        }

        @Override
        public boolean pass(OrganizationScope scope, long expected) {
            interleaving.stop();
            return true;
        }
    }

    /** Returns how many orders there were. */
    private int allOrders(Deed first, Deed second) {
        List<Boolean> switches = new ArrayList<>();
        int orders = 0;
        do {
            Admins admins = new Admins(2);
            admins.run(
                    List.of(admins.acts(0, first, 1), admins.acts(1, second, 0)),
                    new Prescribed(switches));
            assertThat(admins.left()).as("%s %s %s", first, second, switches).isEqualTo(1);
            assertThat(admins.done).isEqualTo(1);
            assertThat(admins.refusals).containsExactly(FixedProblem.LAST_ADMIN);
            orders++;
        } while (advance(switches));
        return orders;
    }

    /** Repeats the switches that are prescribed, and prescribes to stay after that. */
    private static final class Prescribed implements IntUnaryOperator {

        private final List<Boolean> switches;
        private int asked;
        private int current;

        Prescribed(List<Boolean> switches) {
            this.switches = switches;
        }

        @Override
        public int applyAsInt(int count) {
            if (count == 1) {
                return 0;
            }
            boolean isMore = Collections.frequency(switches, true) < SWITCHES_MAX;
            if (isMore && asked == switches.size()) {
                switches.add(false);
            }
            if (asked < switches.size() && switches.get(asked)) {
                current = 1 - current;
            }
            asked++;
            return current;
        }
    }

    /** Prescribes the next order, or says that there is none. */
    private static boolean advance(List<Boolean> switches) {
        while (!switches.isEmpty() && switches.getLast()) {
            switches.removeLast();
        }
        if (switches.isEmpty()) {
            return false;
        }
        switches.set(switches.size() - 1, true);
        return true;
    }

    @Test
    void ofThreeInACircleOneAtLeastRemains() {
        for (int seed = 0; seed < SCHEDULES_OF_THREE; seed++) {
            Random random = new Random(seed);
            Admins admins = new Admins(3);
            List<Runnable> all = new ArrayList<>();
            for (int by = 0; by < 3; by++) {
                Deed deed = Deed.values()[random.nextInt(Deed.values().length)];
                all.add(admins.acts(by, deed, (by + 1) % 3));
            }
            admins.run(all, random::nextInt);
            assertThat(admins.left()).as("seed %d", seed).isPositive();
            assertThat(admins.done + admins.refusals.size()).isEqualTo(3);
            assertThat(admins.done).as("seed %d", seed).isBetween(1, 2);
        }
    }
}
