package dev.aac.producer.execution;

import dev.aac.producer.execution.Backlog.RunPointer;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.List;

/**
 * Executions that have ended and are not in the figures yet. The write that ends one says so in the
 * execution itself; whoever has counted it takes the word away. Every method blocks for a call to
 * the store, may be called from any thread, and throws when the store does not answer in time.
 */
public interface EndedRuns {

    /** Most that one call answers. */
    int ANSWER_MAX = 1_000;

    /**
     * Those that are due, the first to end first. Outdated at once: another replica may count them.
     *
     * @param limit 1 to {@value #ANSWER_MAX}
     */
    List<RunPointer> due(int limit);

    /** Whether that run is due still; false, too, when it was deleted or has not ended. */
    boolean isDue(OrganizationScope scope, Execution execution);

    /** It is in the figures; once more changes nothing. */
    void counted(OrganizationScope scope, Execution execution);
}
