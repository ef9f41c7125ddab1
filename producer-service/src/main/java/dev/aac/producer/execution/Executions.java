package dev.aac.producer.execution;

import dev.aac.contract.fact.RunPhase;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An organization's executions. Every method blocks for one or two calls to the store, may be
 * called from any thread, and throws when the store does not answer in time; nothing was lost then,
 * but a write may have happened.
 */
public interface Executions {

    /** Most executions in one page. */
    int PAGE_MAX = 200;

    /** Most waiting executions in a {@link WaitingLine}. */
    int LINE_MAX = 1_000;

    /** Most tests that each execution of a page shows. */
    int PAGE_TESTS_MAX = 20;

    /**
     * Accepts an execution: after this it is durable and will be dispatched.
     *
     * @return whether it is new; false when the organization has one of that name
     */
    boolean insert(OrganizationScope scope, Execution execution);

    Optional<Execution> find(OrganizationScope scope, TaskId taskId);

    /**
     * Newest first by creation, ties by task id from the highest. To keep a page small, its
     * executions show only the first {@value #PAGE_TESTS_MAX} tests, no variables, and no lines of
     * evidence; {@link #find} shows all.
     *
     * @param after the last one of the page before, or null for the first page
     * @param limit 1 to {@value #PAGE_MAX} and one more, which tells whether the list goes on
     */
    List<Execution> page(
            OrganizationScope scope,
            ExecutionFilter filter,
            @Nullable PagePosition after,
            int limit);

    /**
     * The execution whose job is to be sent next: the one that has waited longest, but before all
     * others one that keeps its place from an earlier attempt, because nobody else can have it.
     */
    Optional<Execution> oldestWaiting(OrganizationScope scope);

    /**
     * The beginning of the line of those whose job is to be sent, of {@value #LINE_MAX} at most.
     */
    WaitingLine line(OrganizationScope scope);

    /**
     * How many are to be sent before that one.
     *
     * @param max where counting stops
     */
    int countBefore(OrganizationScope scope, Dispatch.Waiting waiting, int max);

    /**
     * How many are to be sent from that one on, itself included if it still waits, and before the
     * other.
     *
     * @param max where counting stops, from 1
     */
    int countBetween(
            OrganizationScope scope, Dispatch.Waiting from, Dispatch.Waiting before, int max);

    /**
     * Writes the next version, if the stored one is its predecessor. A lease's end is written only
     * with a new lease, so that a concurrent renewal is not undone.
     */
    Written replace(OrganizationScope scope, Execution next);

    /**
     * Moves the end of the lease with this token, without a new version. It never moves back: of
     * two renewals the later end stays, whichever is written last.
     *
     * @param phase what its worker does; null leaves what it said last
     */
    Renewed extendLease(
            OrganizationScope scope,
            TaskId taskId,
            FencingToken token,
            Instant until,
            @Nullable RunPhase phase);

    /**
     * @return whether there was one
     */
    boolean delete(OrganizationScope scope, TaskId taskId);

    /** How a conditional write ended. */
    enum Written {
        SAVED,
        /** Somebody else wrote first, or it is gone: read again. */
        STALE,
        /** Another execution occupies the {@link SlotKey}. */
        SLOT_TAKEN
    }

    /** How the renewal of a lease ended. */
    enum Renewed {
        KEPT,
        /** It goes on, but the run is to be stopped. */
        CANCEL,
        /** No execution has a lease with this token. */
        LOST
    }
}
