package dev.aac.producer.audit;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The chains of all organizations. Every method blocks for one call to the store or, where it says
 * so, a few, may be called from any thread, and throws when the store does not answer in time; a
 * write may have happened then.
 */
public interface Chain {

    /** Most events that are read at once. */
    int READ_MAX = 1_000;

    /** Empty before the first event. */
    Optional<ChainHead> head(OrganizationScope scope);

    /**
     * Puts the next head in the place of the present one: one atomic compare-and-set, which is what
     * adds its tail to the chain.
     *
     * @param present null when there shall be none yet
     * @return false when somebody else was first; nothing was changed then
     */
    boolean advance(OrganizationScope scope, @Nullable ChainHead present, ChainHead next);

    /**
     * Stores the tail of a head, one call an event, and then empties it, if the head is still that
     * one. Events that are there already stay.
     */
    void storeTail(OrganizationScope scope, ChainHead head);

    /** Which of these ids are ids of stored events. */
    Set<String> stored(OrganizationScope scope, Collection<String> ids);

    /**
     * Events in the order of the chain.
     *
     * @param afterSeq 0 for the beginning
     * @param limit from 1 to {@link #READ_MAX}
     */
    List<ChainedEvent> forward(
            OrganizationScope scope, AuditFilter filter, long afterSeq, int limit);

    /**
     * Events against the order of the chain.
     *
     * @param beforeSeq {@link Long#MAX_VALUE} for the end
     * @param limit from 1 to {@link #READ_MAX}
     */
    List<ChainedEvent> backward(
            OrganizationScope scope, AuditFilter filter, long beforeSeq, int limit);
}
