package dev.aac.worker.intake;

import dev.aac.contract.broker.BrokerNames;
import dev.aac.contract.fact.AbortReason;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.job.CancelRun;
import dev.aac.contract.job.RunJob;
import dev.aac.tracing.Step;
import dev.aac.tracing.Traces;
import dev.aac.worker.job.Assignment;
import dev.aac.worker.job.JobOutcome;
import dev.aac.worker.job.JobRunner;
import dev.aac.worker.platform.time.SteadyTime;
import dev.aac.worker.report.EngineWatch;
import dev.aac.worker.report.Lease;
import dev.aac.worker.report.Leases;
import dev.aac.worker.report.RunStop.Cause;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// The runs of this worker from the grant to the end, and the cancellations meant for them. Safe
/// for all threads.
@Singleton
public final class ClaimedRuns {

    private static final Logger LOG = Logger.getLogger(ClaimedRuns.class);

    private final Leases leases;
    private final JobRunner runner;
    private final EngineWatch engine;
    private final SteadyTime time;
    private final Cancellations cancellations;

    public ClaimedRuns(Leases leases, JobRunner runner, EngineWatch engine, SteadyTime time) {
        this.leases = leases;
        this.runner = runner;
        this.engine = engine;
        this.time = time;
        this.cancellations = new Cancellations(time);
    }

    /// A run that is being claimed: what can be known before the grant is looked up meanwhile.
    void expect(RunJob job) {
        runner.expect(job);
    }

    /// Runs it to its end.
    ///
    /// @return whether it ended because the engine failed
    boolean run(Grant grant) {
        if (time.since(grant.askedNanos()).compareTo(grant.leaseTime()) > 0) {
            LOG.warn("The claim was granted too late: its lease is over");
            return false;
        }
        engine.belongsTo(grant.granted().installation());
        RunJob job = grant.job();
        try (Step step = Traces.handling("run", BrokerNames.JOBS, job.run())) {
            step.with("aac.image", job.spec().image().value());
            JobOutcome outcome = hold(grant);
            note(outcome, step);
            return outcome instanceof JobOutcome.Aborted(AbortReason reason, _)
                    && reason == AbortReason.ENGINE_FAILED;
        }
    }

    private JobOutcome hold(Grant grant) {
        RunRef run = grant.job().run();
        Lease lease = leases.hold(run, grant.granted().token(), grant.askedNanos());
        try {
            if (cancellations.contains(run)) {
                lease.stop().request(Cause.CANCELLED);
            }
            LOG.info("The run begins");
            JobOutcome outcome = runner.run(Assignment.of(grant.job(), grant.granted(), lease));
            LOG.infof("The run is over: %s", outcome);
            return outcome;
        } finally {
            leases.release(lease);
        }
    }

    /// A test that failed is no failure of the run.
    private static void note(JobOutcome outcome, Step step) {
        switch (outcome) {
            case JobOutcome.Completed(int exitCode) -> step.with("aac.exit_code", exitCode);
            case JobOutcome.Aborted(AbortReason reason, _) -> step.failed(reason.name());
            case JobOutcome.Lost() -> step.failed("the run was given up");
        }
    }

    /// Whether another run could be run now.
    boolean engineAnswers() throws InterruptedException {
        return engine.answers();
    }

    /// Cancels a run now, or as soon as it comes.
    void cancel(CancelRun cancel) {
        cancellations.remember(cancel.run());
        leases.cancel(cancel.run());
    }
}
