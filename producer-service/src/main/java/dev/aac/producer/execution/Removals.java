package dev.aac.producer.execution;

import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.Backlog.RunPointer;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whose details are to be removed because they were kept long enough, and who is at it. The
 * <em>details</em> of an execution are its log and all that others keep of it ({@link RunRemains});
 * the execution itself stays.
 *
 * <p>A removal is begun by one replica, which says so before anything goes, and ended when all is
 * gone. One that nobody ends is taken up by another. Same threads and errors as {@link Executions}.
 */
public interface Removals {

    /** Most executions in one answer. */
    int ANSWER_MAX = 200;

    /**
     * Executions that ended before that time and have their details, the one that ended first
     * coming first; shortened as in a list. One that was not even accepted by then is not among
     * them, whatever the clock of its worker says.
     *
     * @param limit 1 to {@value #ANSWER_MAX}
     */
    List<Execution> due(OrganizationScope scope, Instant endedBefore, int limit);

    /**
     * Says from now on that the details are removed: an atomic compare-and-set, with a new version.
     *
     * @param at what is said
     * @param checkAt when another may take the removal up
     * @return whether it is the caller's; false when somebody else has begun, it has not ended, or
     *     it is gone
     */
    boolean begin(OrganizationScope scope, Execution execution, Instant at, Instant checkAt);

    /** Removals that were to be looked at before that time, of all organizations. */
    List<RunPointer> unfinished(Instant before, int limit);

    /**
     * Takes a removal up, unless somebody else did or it has ended.
     *
     * @param before when it was to be looked at
     * @param checkAt when another may take it up
     * @return the execution, when the removal is the caller's
     */
    Optional<Execution> takeUp(
            OrganizationScope scope, TaskId taskId, Instant before, Instant checkAt);

    /**
     * The details are gone.
     *
     * @return false when somebody else said so before, or the execution is gone
     */
    boolean end(OrganizationScope scope, Execution execution);
}
