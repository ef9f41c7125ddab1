package dev.aac.producer.execution.ingest;

import dev.aac.producer.execution.Backlog;
import dev.aac.producer.execution.Backlog.RunPointer;
import dev.aac.producer.execution.ChangeResult;
import dev.aac.producer.execution.Dispatch;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionChanges;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.Lease;
import dev.aac.producer.execution.RunEvent;
import dev.aac.producer.execution.RunLogContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Takes runs from workers that renew no more. */
@Singleton
class LeaseSweeper {

    /** Most leases ended in one sweep; the others follow in the next. */
    static final int ENDED_MAX = 200;

    private static final Logger LOG = Logger.getLogger(LeaseSweeper.class);

    private final Backlog backlog;
    private final Executions executions;
    private final ExecutionChanges changes;
    private final RenewalProbe probe;
    private final Clock clock;

    LeaseSweeper(
            Backlog backlog,
            Executions executions,
            ExecutionChanges changes,
            RenewalProbe probe,
            Clock clock) {
        this.backlog = backlog;
        this.executions = executions;
        this.changes = changes;
        this.probe = probe;
        this.clock = clock;
    }

    void sweep() {
        if (!probe.hasPassedFor(Lease.LENGTH)) {
            return;
        }
        Instant now = clock.instant();
        for (RunPointer pointer : backlog.leaseEndedBefore(now, ENDED_MAX)) {
            executions
                    .find(pointer.scope(), pointer.taskId())
                    .ifPresent(
                            found ->
                                    RunLogContext.during(
                                            found, () -> endLease(pointer, found, now)));
        }
    }

    private void endLease(RunPointer pointer, Execution found, Instant now) {
        if (found.progress().dispatch() instanceof Dispatch.Held(_, var lease)
                && lease.until().isBefore(now)) {
            RunEvent expired = new RunEvent.LeaseExpired(lease.token());
            if (changes.applyTo(pointer.scope(), found, expired)
                    instanceof ChangeResult.Changed(_, var after)) {
                LOG.warnf(
                        "%s: worker %s was lost, now %s",
                        found.currentRun(), lease.workerId(), after.status());
            }
        }
    }
}
