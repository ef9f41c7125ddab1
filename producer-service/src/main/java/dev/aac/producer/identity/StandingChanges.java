package dev.aac.producer.identity;

import dev.aac.producer.organization.AdminTurns;
import dev.aac.producer.platform.audit.AuditIntent;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Writes what becomes of a member so that an active admin remains, whoever else does the same at
 * whatever replica, and wherever a producer dies; {@code docs/adr/0012} says why that is so.
 *
 * <p>To take an active admin away, a turn of the organization is read, another active admin is
 * marked with it, the turn is passed on, and only then the write happens, unless its target was
 * marked in a later turn. Of two that read the same turn one passes it on; of two in different
 * turns the later one's mark stops the earlier one's write.
 */
@Singleton
public class StandingChanges {

    private final Members members;
    private final AdminTurns turns;
    private final Clock clock;

    public StandingChanges(Members members, AdminTurns turns, Clock clock) {
        this.members = members;
        this.turns = turns;
        this.clock = clock;
    }

    /**
     * @param announced what is recorded of it, asked for right before the write
     * @return the member as it is now; empty when somebody else came first, so that the caller has
     *     to look again
     * @throws ProblemException {@link FixedProblem#LAST_ADMIN}
     */
    Optional<Member> change(
            OrganizationScope scope,
            Member present,
            Standing next,
            Supplier<AuditIntent> announced) {
        Instant now = clock.instant();
        return written(
                        scope,
                        present,
                        expected ->
                                announced.get().settle(members.change(scope, expected, next, now)))
                ? Optional.of(present.withStanding(next, now))
                : Optional.empty();
    }

    /**
     * @param announced what is recorded of it, asked for right before the write
     * @return false when somebody else came first, so that the caller has to look again
     * @throws ProblemException {@link FixedProblem#LAST_ADMIN}
     */
    boolean remove(OrganizationScope scope, Member present, Supplier<AuditIntent> announced) {
        return written(
                scope,
                present,
                expected -> announced.get().settle(members.remove(scope, expected)));
    }

    private boolean written(
            OrganizationScope scope, Member present, Predicate<Members.Expected> write) {
        UserId id = present.id();
        Standing standing = present.standing();
        if (!standing.isActiveAdmin()) {
            return write.test(new Members.Expected(id, standing, Members.Expected.ANY_TURN));
        }
        long turn = turns.present(scope);
        UserId kept =
                members.anotherAdmin(scope, id)
                        .orElseThrow(() -> new ProblemException(FixedProblem.LAST_ADMIN));
        return members.keepAdmin(scope, kept, turn)
                && turns.pass(scope, turn)
                && write.test(new Members.Expected(id, standing, turn));
    }
}
