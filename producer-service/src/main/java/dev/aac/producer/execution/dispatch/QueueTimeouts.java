package dev.aac.producer.execution.dispatch;

import dev.aac.producer.execution.Backlog;
import dev.aac.producer.execution.Backlog.RunPointer;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionChanges;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.RunEvent;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Ends executions that waited longer for a worker than they wanted to. */
@Singleton
class QueueTimeouts {

    /** Most executions ended in one sweep; the others follow in the next. */
    static final int ENDED_MAX = 200;

    private final Backlog backlog;
    private final Executions executions;
    private final ExecutionChanges changes;
    private final Clock clock;

    QueueTimeouts(Backlog backlog, Executions executions, ExecutionChanges changes, Clock clock) {
        this.backlog = backlog;
        this.executions = executions;
        this.changes = changes;
        this.clock = clock;
    }

    void sweep() {
        Instant now = clock.instant();
        for (RunPointer pointer : backlog.queueTimedOutBefore(now, ENDED_MAX)) {
            executions
                    .find(pointer.scope(), pointer.taskId())
                    .filter(found -> isOverdue(found, now))
                    .ifPresent(
                            found ->
                                    changes.applyTo(
                                            pointer.scope(), found, new RunEvent.QueueTimedOut()));
        }
    }

    private static boolean isOverdue(Execution execution, Instant now) {
        return execution.queueDeadline().filter(deadline -> deadline.isBefore(now)).isPresent();
    }
}
