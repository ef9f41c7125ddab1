package dev.aac.producer.execution;

import dev.aac.contract.id.WorkerId;
import java.time.Instant;
import java.util.List;

/**
 * The workers of the installation as they last said of themselves. Same threads and errors as
 * {@link Executions}.
 */
public interface Workers {

    /** Most workers in one answer. */
    int ANSWER_MAX = 1_000;

    /** Takes note of what a worker says; a later word replaces the one before. */
    void seen(WorkerState worker);

    /** Those that said something since that time, in no order. */
    List<WorkerState> seenSince(Instant time);

    /** Forgets those that said nothing since that time. */
    void forgetUnseenSince(Instant time);

    /**
     * A worker's own word.
     *
     * @param slots how many runs it takes at once; 0 while it ends
     * @param freeSlots how many more it would take at that moment
     * @param busy how many runs it held then
     * @param seenAt by the producer's clock
     */
    record WorkerState(WorkerId workerId, int slots, int freeSlots, int busy, Instant seenAt) {}
}
