package dev.aac.worker.job;

import dev.aac.contract.job.RunJob;
import dev.aac.worker.container.ContainerEngine;
import dev.aac.worker.log.BatchSink;
import dev.aac.worker.log.LogCap;
import dev.aac.worker.platform.WorkerSettings;
import dev.aac.worker.result.ReportLimits;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/// Opens the runs of containers on the worker's engine. Safe for all threads.
@Singleton
public final class ContainerRuns {

    private final ContainerEngine engine;
    private final Duration awayMax;
    private final ContainerReports reports;
    private final LogCap logCap;
    private final long diskMb;

    @Inject
    public ContainerRuns(ContainerEngine engine, WorkerSettings settings) {
        this(
                engine,
                ContainerEngine.AWAY_MAX,
                ReportLimits.forFilesOf(settings.reportFileBytesMax()),
                new LogCap(settings.logBytesMax()),
                settings.diskMb());
    }

    /// @param awayMax how long a run waits for an engine that is away
    /// @param limits how much of what containers leave is kept
    /// @param logCap how much of what they write is kept
    /// @param diskMb mebibytes that each may write
    public ContainerRuns(
            ContainerEngine engine,
            Duration awayMax,
            ReportLimits limits,
            LogCap logCap,
            long diskMb) {
        this.engine = engine;
        this.awayMax = awayMax;
        this.reports = new ContainerReports(engine, limits);
        this.logCap = logCap;
        this.diskMb = diskMb;
    }

    void expect(RunJob job) {
        engine.expect(job.spec().image());
    }

    /// What the assignment's container will write, on its way to the report.
    ContainerOutput output(Assignment assignment, BatchSink report, Clock clock) {
        return new ContainerOutput(report, assignment.mask(), logCap, clock);
    }

    ContainerRun open(Assignment assignment, ContainerOutput output) {
        return new ContainerRun(engine, awayMax, assignment, output, diskMb);
    }

    ContainerReports reports() {
        return reports;
    }
}
