package dev.aac.producer.result;

import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.List;
import java.util.Optional;

/**
 * Which report files there are. Every method blocks for a call to the store, may be called from any
 * thread, and throws when the store does not answer in time.
 */
public interface ReportListing {

    /** Most files in one page. */
    int PAGE_MAX = 500;

    /** Most attempts whose totals are read. */
    int TOTALS_MAX = 100;

    /** Lists a finished file; once more changes nothing. */
    void add(OrganizationScope scope, RunRef run, ReportFile file);

    /** Says what came of an attempt's reports; the last word counts. */
    void put(OrganizationScope scope, RunRef run, ReportTotals totals);

    /**
     * An attempt's files by number.
     *
     * @param afterFile number of the last one of the page before, or 0
     * @param limit 1 to {@value #PAGE_MAX} and one more, which tells whether the list goes on
     */
    List<ReportFile> page(OrganizationScope scope, RunRef run, int afterFile, int limit);

    /** The file of that path in an attempt. */
    Optional<ReportFile> find(OrganizationScope scope, RunRef run, String path);

    /** The last attempt that left anything; empty when none did. */
    Optional<Integer> lastAttempt(OrganizationScope scope, TaskId taskId, RunId runId);

    /** What came of the attempts' reports, by attempt, of those of which the word has come. */
    List<ReportTotals> totals(OrganizationScope scope, TaskId taskId, RunId runId);

    /** Removes all that is listed of an execution. */
    void deleteAll(OrganizationScope scope, TaskId taskId, RunId runId);
}
