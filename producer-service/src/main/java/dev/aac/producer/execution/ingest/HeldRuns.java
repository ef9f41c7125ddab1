package dev.aac.producer.execution.ingest;

import dev.aac.contract.fact.HeldRun;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.Lease;
import dev.aac.producer.execution.Progress.Standing;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** What workers say they hold, against what they do hold. */
@Singleton
class HeldRuns {

    private final Executions executions;

    HeldRuns(Executions executions) {
        this.executions = executions;
    }

    /** What became of a lease that was to be renewed. */
    enum Renewed {
        KEPT,
        /** Kept, and the run is to be stopped. */
        CANCEL,
        LOST,
        /** Its worker has reported the end, whose answer is under way: there is nothing to say. */
        ENDED
    }

    Renewed renew(HeldRun held, Instant now) {
        RunRef run = held.run();
        OrganizationScope scope = OrganizationScope.ofMatchedRun(run);
        Instant until = now.plus(Lease.LENGTH);
        return switch (executions.extendLease(
                scope, run.taskId(), held.token(), until, held.phase())) {
            case KEPT -> Renewed.KEPT;
            case CANCEL -> Renewed.CANCEL;
            case LOST -> hasReported(scope, held) ? Renewed.ENDED : Renewed.LOST;
        };
    }

    /**
     * Whether nobody will ever use a container of that attempt again. An attempt that somebody
     * holds is none of these, whoever sees its container: workers may share an engine.
     */
    boolean isOrphan(RunRef run) {
        Optional<Execution> found = find(OrganizationScope.ofMatchedRun(run), run);
        return found.isEmpty()
                || hasEnded(found.get())
                || found.get().progress().attempt() != run.attempt();
    }

    /** Its container has, though the reason of its failure may still be looked for. */
    private static boolean hasEnded(Execution execution) {
        return execution.status().isFinal() || execution.status() == ExecutionStatus.ANALYZING;
    }

    private boolean hasReported(OrganizationScope scope, HeldRun held) {
        return find(scope, held.run())
                .map(found -> found.progress().standing(held.token()))
                .filter(Standing.HAS_REPORTED::equals)
                .isPresent();
    }

    private Optional<Execution> find(OrganizationScope scope, RunRef run) {
        return executions
                .find(scope, run.taskId())
                .filter(found -> found.runId().equals(run.runId()));
    }
}
