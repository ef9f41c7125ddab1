package dev.aac.producer.execution.dispatch;

import dev.aac.producer.execution.Backlog;
import dev.aac.producer.execution.Backlog.RunPointer;
import dev.aac.producer.execution.ChangeResult;
import dev.aac.producer.execution.Dispatch;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionChanges;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.RunEvent;
import dev.aac.producer.execution.RunLogContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Publishes jobs again that nobody claims: the broker may have lost them. A job that was not lost
 * after all does no harm, because its second claim is refused. One sweep at a time.
 */
@Singleton
class Resender {

    /** Most jobs sent again in one sweep; the others follow in the next. */
    static final int RESENT_MAX = 200;

    private static final Logger LOG = Logger.getLogger(Resender.class);

    private final Backlog backlog;
    private final Executions executions;
    private final ExecutionChanges changes;
    private final JobSender sender;
    private final Clock clock;
    private final ResendTimes times = new ResendTimes();

    Resender(
            Backlog backlog,
            Executions executions,
            ExecutionChanges changes,
            JobSender sender,
            Clock clock) {
        this.backlog = backlog;
        this.executions = executions;
        this.changes = changes;
        this.sender = sender;
        this.clock = clock;
    }

    /** Sends at once what could not be published before. */
    synchronized void sendUnsure() {
        if (sender.isOpen()) {
            send(sender.takeUnsure(), _ -> true);
        }
    }

    /** Sends what waits for a claim for too long; to be called while there are free slots. */
    synchronized void sendOverdue() {
        if (sender.isOpen()) {
            Instant now = clock.instant();
            send(
                    backlog.sentBefore(now.minus(ResendTimes.UNCLAIMED_MAX), RESENT_MAX),
                    found -> times.isDue(found.currentRun(), sentAt(found), now));
        }
    }

    /** Sends everything that waits for a claim: the broker was away, or this replica. */
    synchronized void sendAll() {
        Instant now = clock.instant();
        send(backlog.sentBefore(now, RESENT_MAX), found -> sentAt(found).isBefore(now));
    }

    private void send(List<RunPointer> pointers, Predicate<Execution> due) {
        for (RunPointer pointer : pointers) {
            executions
                    .find(pointer.scope(), pointer.taskId())
                    .filter(found -> found.progress().dispatch() instanceof Dispatch.Sent)
                    .filter(due)
                    .ifPresent(found -> RunLogContext.during(found, () -> resend(pointer, found)));
        }
    }

    private void resend(RunPointer pointer, Execution found) {
        ChangeResult result = changes.applyTo(pointer.scope(), found, new RunEvent.SentAgain());
        if (result instanceof ChangeResult.Changed(_, var again)) {
            LOG.infof("Job of %s is sent again", again.currentRun());
            times.resent(again.currentRun());
            sender.send(pointer.scope(), again);
        }
    }

    private static Instant sentAt(Execution execution) {
        return execution.progress().dispatch() instanceof Dispatch.Sent(_, var at)
                ? at
                : Instant.MAX;
    }
}
