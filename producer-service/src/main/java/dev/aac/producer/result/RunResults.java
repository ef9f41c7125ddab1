package dev.aac.producer.result;

import dev.aac.contract.id.RunRef;
import dev.aac.producer.execution.RunRemains;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;

/** Everything that a run left, to be removed with its execution or when its time is over. */
@Singleton
public class RunResults implements RunRemains {

    private final Reports reports;
    private final ReportListing listing;
    private final TestResults tests;
    private final TestDigests digests;
    private final ReportMetrics metrics;

    public RunResults(
            Reports reports,
            ReportListing listing,
            TestResults tests,
            TestDigests digests,
            ReportMetrics metrics) {
        this.reports = reports;
        this.listing = listing;
        this.tests = tests;
        this.digests = digests;
        this.metrics = metrics;
    }

    /** What can be found by its listing goes before the listing. */
    @Override
    public void deleteAll(OrganizationScope scope, RunRef run) {
        digests.deleteAll(scope, run.taskId(), run.runId());
        tests.deleteAll(scope, run.taskId(), run.runId());
        metrics.removed(reports.deleteAll(scope, run.runId()));
        listing.deleteAll(scope, run.taskId(), run.runId());
    }
}
