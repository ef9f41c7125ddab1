package dev.aac.producer.identity;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/**
 * All sessions. Every method blocks for one call to the store, may be called from any thread, and
 * throws when the store does not answer in time.
 */
public interface Sessions {

    /** An id that no session has. */
    SessionId newId();

    void insert(OrganizationScope scope, Session session);

    /** Those of the given ones that exist and were not ended. */
    Set<SessionId> open(OrganizationScope scope, Collection<SessionId> ids);

    /** Ends a session; without effect on one that has ended. */
    void end(OrganizationScope scope, SessionId id);

    /** Ends all sessions of a user. */
    void endAll(OrganizationScope scope, UserId userId);

    /**
     * Removes sessions that expired before a time, in all organizations.
     *
     * @return how many
     */
    int removeExpired(Instant before, int limit);
}
