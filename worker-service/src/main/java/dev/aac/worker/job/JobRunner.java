package dev.aac.worker.job;

import dev.aac.contract.fact.AbortReason;
import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.FactOrigin;
import dev.aac.contract.fact.LogTotals;
import dev.aac.contract.fact.RunPhase;
import dev.aac.contract.id.WorkerId;
import dev.aac.contract.job.RunJob;
import dev.aac.tracing.Traces;
import dev.aac.worker.container.ContainerEngine;
import dev.aac.worker.container.ContainerId;
import dev.aac.worker.report.FactReporter;
import dev.aac.worker.report.FileReport;
import dev.aac.worker.report.RunReport;
import dev.aac.worker.report.RunStop;
import dev.aac.worker.result.ReportUnpacker;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// Runs one attempt: image, container, output, end, reports, fact of the end, removal. Everything
/// of a run happens in the thread that asks for it, except what has threads of its own by nature
/// (the output's way, the removal). Safe for all threads.
@Singleton
public final class JobRunner {

    private static final Logger LOG = Logger.getLogger(JobRunner.class);

    private final WorkerId self;
    private final ContainerRuns runs;
    private final FactReporter facts;
    private final Removals removals;
    private final Clock clock;

    public JobRunner(
            WorkerId self, ContainerRuns runs, FactReporter facts, Removals removals, Clock clock) {
        this.self = self;
        this.runs = runs;
        this.facts = facts;
        this.removals = removals;
        this.clock = clock;
    }

    /// A job that is asked for, and that there will probably be a run of. Returns at once.
    public void expect(RunJob job) {
        runs.expect(job);
    }

    /// Runs it to its end and reports that, or gives up as soon as the run's stop says so. The
    /// container is being removed when this returns. Never throws.
    public JobOutcome run(Assignment assignment) {
        RunStop stop = assignment.lease().stop();
        RunReport report = facts.open(assignment.lease());
        try (ContainerOutput output = runs.output(assignment, report, clock)) {
            ContainerRun run = runs.open(assignment, output);
            JobOutcome outcome =
                    run.toTheEnd(self, image -> report.started(clock.instant(), image.digest()));
            Instant endedAt = clock.instant();
            assignment.lease().enter(RunPhase.FINISHING);
            Optional<LogTotals> log = drained(output, run.outputLimit(), stop);
            // Who stops a run wants its container gone; the report of its end may come later.
            boolean reportFirst = log.isPresent() && stop.cause().isEmpty();
            CountDownLatch reported = new CountDownLatch(reportFirst ? 1 : 0);
            try (FileReport files = facts.openFiles(report)) {
                Optional<ReportUnpacker> left =
                        log.flatMap(_ -> startedContainer(run))
                                .flatMap(ended -> runs.reports().read(ended, assignment, files));
                run.container().ifPresent(any -> removals.removeAfter(any, reported));
                left.ifPresent(reports -> runs.reports().keep(reports, assignment, files));
            }
            boolean known =
                    log.isPresent() && finish(report, fact(outcome, endedAt, log.get()), reported);
            awaitRoomForAnother();
            return known ? outcome : new JobOutcome.Lost();
        }
    }

    private static Optional<ContainerId> startedContainer(ContainerRun run) {
        return run.container().filter(_ -> !run.outputLimit().isZero());
    }

    private void awaitRoomForAnother() {
        try {
            if (!removals.awaitFew(ContainerEngine.KILL_LIMIT)) {
                LOG.warn("The container engine is slow to remove containers");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Empty when the run was given up.
    private static Optional<LogTotals> drained(
            ContainerOutput output, Duration limit, RunStop stop) {
        try (var _ = Traces.step("drain output")) {
            return Optional.of(output.drain(stop, limit));
        } catch (InterruptedException _) {
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.error("The end of the container's output is lost", e);
            return Optional.of(output.incomplete());
        }
    }

    private static boolean finish(
            RunReport report, Function<FactOrigin, Fact> last, CountDownLatch reported) {
        try {
            return report.finish(last);
        } catch (InterruptedException _) {
            return false;
        } finally {
            reported.countDown();
        }
    }

    private static Function<FactOrigin, Fact> fact(JobOutcome outcome, Instant at, LogTotals log) {
        return switch (outcome) {
            case JobOutcome.Completed(int exitCode) ->
                    origin -> new Fact.Exited(origin, at, exitCode, log);
            case JobOutcome.Aborted(AbortReason reason, String detail) ->
                    origin -> new Fact.Aborted(origin, at, reason, detail, log);
            case JobOutcome.Lost() -> throw new IllegalStateException("a lost run is not reported");
        };
    }
}
