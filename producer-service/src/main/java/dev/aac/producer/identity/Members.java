package dev.aac.producer.identity;

import static java.util.Objects.requireNonNull;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The people of an organization, for those who administer them. Every method blocks for one call to
 * the store, may be called from any thread, and throws when the store does not answer in time; a
 * write may have happened then.
 */
public interface Members {

    /** Most members of one {@link #page}. */
    int PAGE_MAX = 200;

    /**
     * A member as it must still be for a change to happen.
     *
     * @param turn the change does not happen when the member was {@linkplain #keepAdmin kept} as an
     *     admin in a later turn than this
     */
    record Expected(UserId id, Standing standing, long turn) {

        /** For changes that take no active admin away. */
        public static final long ANY_TURN = Long.MAX_VALUE;

        public Expected {
            requireNonNull(id, "id is null");
            requireNonNull(standing, "standing is null");
        }
    }

    /**
     * Some members, in the order in which they joined.
     *
     * @param after the last one of the page before, or null for the first page
     * @param limit from 1 to {@link #PAGE_MAX}
     */
    List<Member> page(OrganizationScope scope, @Nullable UserId after, int limit);

    Optional<Member> find(OrganizationScope scope, UserId id);

    /** How many there are, whatever they may do. */
    int count(OrganizationScope scope);

    /** Some active admin beside that one. */
    Optional<UserId> anotherAdmin(OrganizationScope scope, UserId except);

    /**
     * Notes, in the same step that finds an active admin, that it is one whom a turn relies on: an
     * atomic compare-and-set. An earlier turn never hides a later one.
     *
     * @return false when it is no active admin any more
     */
    boolean keepAdmin(OrganizationScope scope, UserId id, long turn);

    /**
     * Changes role and status: an atomic compare-and-set.
     *
     * @return false when the member is gone, or not as expected
     */
    boolean change(OrganizationScope scope, Expected expected, Standing next, Instant at);

    /**
     * Removes a member, whose e-mail is free again: an atomic compare-and-set.
     *
     * @return false when the member is gone, or not as expected
     */
    boolean remove(OrganizationScope scope, Expected expected);
}
