package dev.aac.producer.identity;

import dev.aac.producer.organization.Organization;
import dev.aac.producer.organization.Organizations;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;

/**
 * Holds an organization to its plan's users. The limit is read each time: a changed plan acts at
 * once. A pending invitation promises a seat, so that whoever was invited can come; only a plan
 * that shrank meanwhile breaks the promise.
 */
@Singleton
public class SeatPlan {

    /** How often a seat is chosen anew because somebody else took it meanwhile. */
    private static final int TRIES_MAX = 100;

    private final Organizations organizations;
    private final Seats seats;
    private final Members members;
    private final Invitations invitations;

    public SeatPlan(
            Organizations organizations, Seats seats, Members members, Invitations invitations) {
        this.organizations = organizations;
        this.seats = seats;
        this.members = members;
        this.invitations = invitations;
    }

    /**
     * The seats that are taken or promised to those who are invited.
     *
     * @param used more than the limit when that was lowered
     */
    record Promised(int limit, int used) {

        boolean isUsedUp() {
            return used >= limit;
        }
    }

    /** How many there are to promise, and are. Invitations made at once may take the same one. */
    Promised promised(OrganizationScope scope, Instant now) {
        return new Promised(
                maxUsers(scope), members.count(scope) + invitations.countPending(scope, now));
    }

    /**
     * Makes a user when there is a seat: never more users than the plan has, whoever comes at once.
     *
     * @throws ProblemException {@link FixedProblem#EMAIL_TAKEN}, {@link FixedProblem#USERS_LIMIT}
     */
    void admit(OrganizationScope scope, User user, SignInMeans means) {
        int max = maxUsers(scope);
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            List<Seats.Seat> taken = seats.all(scope);
            if (taken.size() >= max) {
                throw new ProblemException(FixedProblem.USERS_LIMIT);
            }
            BitSet used = used(taken, max);
            if (allSeated(scope, taken, used, max)) {
                switch (seats.admit(scope, user, means, used.nextClearBit(1))) {
                    case ADMITTED -> {
                        return;
                    }
                    case EMAIL_TAKEN -> throw new ProblemException(FixedProblem.EMAIL_TAKEN);
                    case SEAT_TAKEN -> {
                        // Looked at again: somebody else came at the same time.
                    }
                }
            }
        }
        throw new ProblemException(FixedProblem.OVERLOADED);
    }

    /**
     * Seats those who have none within the plan, because it shrank or they founded the
     * organization: only then are all users counted by their seats.
     */
    private boolean allSeated(
            OrganizationScope scope, List<Seats.Seat> taken, BitSet used, int max) {
        for (Seats.Seat seat : taken) {
            if (!isWithin(seat, max)) {
                int free = used.nextClearBit(1);
                if (!seats.move(scope, seat.userId(), free)) {
                    return false;
                }
                used.set(free);
            }
        }
        return true;
    }

    private static BitSet used(List<Seats.Seat> taken, int max) {
        BitSet used = new BitSet();
        taken.stream().filter(seat -> isWithin(seat, max)).forEach(seat -> used.set(seat.number()));
        return used;
    }

    private static boolean isWithin(Seats.Seat seat, int max) {
        return seat.number() != Seats.NONE && seat.number() <= max;
    }

    private int maxUsers(OrganizationScope scope) {
        return organizations
                .find(scope)
                .map(Organization::limits)
                .orElseThrow(
                        () -> new ProblemException(FixedProblem.USER_OR_ORGANIZATION_NOT_FOUND))
                .maxUsers();
    }
}
