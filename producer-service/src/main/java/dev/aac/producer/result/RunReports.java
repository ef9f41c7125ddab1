package dev.aac.producer.result;

import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.platform.problem.DetailsRemoved;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person may see of what runs left. Throws as its ports do. */
@Singleton
public class RunReports {

    private final Executions executions;
    private final Reports reports;
    private final ReportListing listing;

    public RunReports(Executions executions, Reports reports, ReportListing listing) {
        this.executions = executions;
        this.reports = reports;
        this.listing = listing;
    }

    /**
     * The attempt that is asked for.
     *
     * @param attempt null for the last one that left something, or the first when none did
     * @return empty when there is no such execution
     * @throws ProblemException {@link DetailsRemoved}
     */
    public Optional<RunRef> run(OrganizationScope scope, TaskId taskId, @Nullable Integer attempt) {
        return executions
                .find(scope, taskId)
                .map(found -> run(scope, found.requireDetails(), attempt));
    }

    private RunRef run(OrganizationScope scope, Execution found, @Nullable Integer attempt) {
        int number =
                attempt == null
                        ? listing.lastAttempt(scope, found.taskId(), found.runId()).orElse(1)
                        : attempt;
        return new RunRef(found.organizationId(), found.taskId(), found.runId(), number);
    }

    /** See {@link ReportListing#page}. */
    public List<ReportFile> files(OrganizationScope scope, RunRef run, int afterFile, int limit) {
        return listing.page(scope, run, afterFile, limit);
    }

    /** What came of each attempt's reports. */
    public List<ReportTotals> totals(OrganizationScope scope, RunRef run) {
        return listing.totals(scope, run.taskId(), run.runId());
    }

    /** The file of that path in an attempt. */
    public Optional<ReportFile> file(OrganizationScope scope, RunRef run, String path) {
        return listing.find(scope, run, path);
    }

    /** Its content, to be closed; empty when it is gone. */
    public Optional<ReportContent> content(OrganizationScope scope, RunRef run, ReportFile file) {
        return reports.open(scope, run, file.number());
    }
}
