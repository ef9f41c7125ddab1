package dev.aac.producer.identity;

import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.problem.ThingNotFound;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The people of the caller's organization: who they are, what they may do, whether they stay. What
 * is changed acts within a second on every replica, open sockets included. An active admin always
 * remains, and nobody changes or removes itself.
 */
@ApplicationScoped
public class Membership {

    /** How often a change is tried again because somebody else changed something meanwhile. */
    private static final int TRIES_MAX = 20;

    private final Members members;
    private final StandingChanges changes;
    private final Joining joining;
    private final SignOut signOut;
    private final PeopleEvents events;

    public Membership(
            Members members,
            StandingChanges changes,
            Joining joining,
            SignOut signOut,
            PeopleEvents events) {
        this.members = members;
        this.changes = changes;
        this.joining = joining;
        this.signOut = signOut;
        this.events = events;
    }

    /**
     * Some members, in the order in which they joined.
     *
     * @param next after whom the next page goes on; null on the last one
     */
    public record Page(List<Member> members, @Nullable UserId next) {

        public Page {
            members = List.copyOf(members);
        }
    }

    /**
     * What is to be changed.
     *
     * @param role null to leave it
     * @param status null to leave it
     */
    public record Change(@Nullable Role role, @Nullable UserStatus status) {

        private Standing of(Standing present) {
            return new Standing(
                    Objects.requireNonNullElse(role, present.role()),
                    Objects.requireNonNullElse(status, present.status()));
        }
    }

    /**
     * @param after null for the first page
     * @param limit from 1 to {@link Members#PAGE_MAX}
     */
    public Page page(OrganizationScope scope, @Nullable UserId after, int limit) {
        List<Member> found = members.page(scope, after, limit);
        return new Page(found, found.size() < limit ? null : found.getLast().id());
    }

    /**
     * @throws ProblemException {@link FixedProblem#USER_NOT_FOUND}
     */
    public Member find(OrganizationScope scope, UserId id) {
        return members.find(scope, id)
                .orElseThrow(() -> new ThingNotFound(FixedProblem.USER_NOT_FOUND, id.value()));
    }

    /**
     * Changes a member's role, status or both; a suspended one loses its sessions.
     *
     * @return the member as it is then
     * @throws ProblemException {@link FixedProblem#USER_NOT_FOUND}, {@link
     *     FixedProblem#OWN_ACCOUNT}, {@link FixedProblem#LAST_ADMIN}
     */
    public Member change(Principal by, UserId id, Change wanted) {
        requireSomebodyElse(by, id);
        OrganizationScope scope = by.scope();
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            Member present = find(scope, id);
            Standing next = wanted.of(present.standing());
            if (next.equals(present.standing())) {
                return present;
            }
            Optional<Member> changed =
                    changes.change(
                            scope, present, next, () -> events.changing(by, present.user(), next));
            if (changed.isPresent()) {
                takeEffect(by, present, next);
                return changed.get();
            }
        }
        throw new ProblemException(FixedProblem.OVERLOADED);
    }

    /**
     * Removes a member and ends its sessions; what it did stays.
     *
     * @throws ProblemException {@link FixedProblem#USER_NOT_FOUND}, {@link
     *     FixedProblem#OWN_ACCOUNT}, {@link FixedProblem#LAST_ADMIN}
     */
    public void remove(Principal by, UserId id) {
        requireSomebodyElse(by, id);
        OrganizationScope scope = by.scope();
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            Member present = find(scope, id);
            joining.endLeftover(scope, present.user().email());
            if (changes.remove(scope, present, () -> events.removing(by, present.user()))) {
                events.removed(scope, by.userId(), present.user());
                signOut.endAll(scope, id, by.userId(), SessionEnd.REMOVED);
                return;
            }
        }
        throw new ProblemException(FixedProblem.OVERLOADED);
    }

    private void takeEffect(Principal by, Member before, Standing next) {
        OrganizationScope scope = by.scope();
        UserId id = before.id();
        if (before.standing().role() != next.role()) {
            events.roleChanged(scope, by.userId(), before.user(), next.role());
        }
        if (before.standing().status() == next.status()) {
            signOut.lookAgain(scope, id);
            return;
        }
        events.statusChanged(scope, by.userId(), before.user(), next.status());
        if (next.status() == UserStatus.SUSPENDED) {
            signOut.endAll(scope, id, by.userId(), SessionEnd.SUSPENDED);
        } else {
            signOut.lookAgain(scope, id);
        }
    }

    private static void requireSomebodyElse(Principal by, UserId id) {
        if (by.userId().equals(id)) {
            throw new ProblemException(FixedProblem.OWN_ACCOUNT);
        }
    }
}
