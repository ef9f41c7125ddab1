package dev.aac.producer.organization;

import dev.aac.producer.platform.tenancy.OrganizationScope;

/**
 * Puts into one order, for each organization, whatever could take an admin from it: only one of
 * those who read the same turn passes it on. Every method blocks for one call to the store, may be
 * called from any thread, and throws when the store does not answer in time.
 */
public interface AdminTurns {

    /** The present turn, 0 before the first was passed on; it only rises. */
    long present(OrganizationScope scope);

    /**
     * Begins the next turn, unless somebody else did: an atomic compare-and-set.
     *
     * @return false when the expected turn is over, or there is no such organization
     */
    boolean pass(OrganizationScope scope, long expected);
}
