package dev.aac.producer.identity;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All sessions, each with the family of its refresh tokens; one that has ended is no longer there.
 * Every method blocks for one call to the store, may be called from any thread, and throws when the
 * store does not answer in time.
 */
public interface Sessions {

    /** Most sessions of one {@link #page}. */
    int PAGE_MAX = 200;

    /** A session that was found by the key of its family. */
    record Found(OrganizationId organizationId, Session session, RefreshFamily family) {

        public Found {
            requireNonNull(organizationId, "organizationId is null");
            requireNonNull(session, "session is null");
            requireNonNull(family, "family is null");
        }
    }

    /** A session that can be removed; perhaps a refresh moves its end just now. */
    record Expired(OrganizationScope scope, UserId userId, SessionId id) {

        public Expired {
            requireNonNull(scope, "scope is null");
            requireNonNull(userId, "userId is null");
            requireNonNull(id, "id is null");
        }
    }

    /**
     * Which of a user's sessions to read, the latest begun first.
     *
     * @param openAt those that expire later
     * @param before those that were begun before that one; null for the first page
     * @param limit from 1 to {@link #PAGE_MAX}
     */
    record PageQuery(UserId userId, Instant openAt, @Nullable SessionId before, int limit) {}

    /** An id that no session has. */
    SessionId newId();

    void insert(OrganizationScope scope, Session session, RefreshFamily family);

    /** Finds a session of any organization, expired or not: the look-up of a refresh. */
    Optional<Found> findByFamily(String familyHash);

    /**
     * Puts the next refresh token in the place of the present one, with what the session then says:
     * one atomic compare-and-set, so that of many who rotate the same token one succeeds.
     *
     * @param expectedHash of the token that must still be the good one
     * @return false when it is not, or the session has ended; nothing was changed then
     */
    boolean rotate(
            OrganizationScope scope, Session used, String expectedHash, RefreshFamily rotated);

    /** Those of the given ones that exist and were not ended. */
    Set<SessionId> open(OrganizationScope scope, Collection<SessionId> ids);

    List<Session> page(OrganizationScope scope, PageQuery query);

    /**
     * Ends a session of a user.
     *
     * @return false when there is none, or it is somebody else's
     */
    boolean end(OrganizationScope scope, UserId userId, SessionId id);

    /**
     * Ends all sessions of a user.
     *
     * @return how many
     */
    int endAll(OrganizationScope scope, UserId userId);

    /**
     * Ends all sessions of a user but one.
     *
     * @return how many
     */
    int endOthers(OrganizationScope scope, UserId userId, SessionId kept);

    /** Sessions that expired before a time, in all organizations, the longest ago first. */
    List<Expired> expired(Instant before, int limit);

    /**
     * Removes a session if it expired before a time.
     *
     * @return false when there is none, or none any more, or a refresh moved its end
     */
    boolean removeExpired(OrganizationScope scope, SessionId id, Instant before);
}
