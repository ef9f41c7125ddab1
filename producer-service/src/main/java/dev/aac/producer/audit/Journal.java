package dev.aac.producer.audit;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The events that have no place in a chain yet. It is short: what is settled leaves it within a
 * moment. Every method blocks for one call to the store, may be called from any thread, and throws
 * when the store does not answer in time; a write may have happened then.
 */
public interface Journal {

    /** Most entries that are read at once. */
    int READ_MAX = 1_000;

    /** An id that neither an entry nor an event has. */
    String newId();

    void write(OrganizationScope scope, JournalEntry entry);

    /**
     * Says that the act was done.
     *
     * @return false when the entry is not open any more; nothing was changed then
     */
    boolean happened(OrganizationScope scope, String id);

    /** Forgets an open entry, whose act was not done. */
    void withdraw(OrganizationScope scope, String id);

    /** Gives up waiting for whoever wrote entries that are open since before a time. */
    void abandon(OrganizationScope scope, Instant writtenBefore);

    /**
     * Entries that are not open, the oldest first.
     *
     * @param limit from 1 to {@link #READ_MAX}
     */
    List<JournalEntry> settled(OrganizationScope scope, int limit);

    /** Removes entries whose events are in the chain. */
    void remove(OrganizationScope scope, Set<String> ids);

    /**
     * Organizations with an entry, open or not, that was written before a time.
     *
     * @param limit most entries that are looked at
     */
    Set<OrganizationScope> waiting(Instant writtenBefore, int limit);
}
