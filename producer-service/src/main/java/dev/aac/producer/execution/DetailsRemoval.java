package dev.aac.producer.execution;

import dev.aac.contract.id.RunRef;
import dev.aac.producer.execution.Backlog.RunPointer;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Removes the details of executions, one at a time: first it is said, then they go, the log first.
 * What breaks off is taken up later, here or elsewhere; to remove twice does no harm.
 */
@Singleton
public class DetailsRemoval {

    /** Longer than a removal takes; one that has gone on for so long may have lost its replica. */
    static final Duration TAKEN_UP_AFTER = Duration.ofMinutes(10);

    private final Removals removals;
    private final ExecutionLogs logs;
    private final List<RunRemains> remains;
    private final RetentionMetrics metrics;
    private final Clock clock;

    public DetailsRemoval(
            Removals removals,
            ExecutionLogs logs,
            @All List<RunRemains> remains,
            RetentionMetrics metrics,
            Clock clock) {
        this.removals = removals;
        this.logs = logs;
        this.remains = remains;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** See {@link Removals#due}. */
    List<Execution> due(OrganizationScope scope, Instant endedBefore) {
        return removals.due(scope, endedBefore, Removals.ANSWER_MAX);
    }

    /**
     * Removes the details of one that is due, unless somebody else has begun to.
     *
     * @return whether it did
     * @throws ProblemException when the store, or the place of what others keep, is away
     */
    boolean remove(OrganizationScope scope, Execution execution) {
        // The store keeps milliseconds.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean begun = removals.begin(scope, execution, now, now.plus(TAKEN_UP_AFTER));
        if (begun) {
            finish(scope, execution);
        }
        return begun;
    }

    /**
     * Takes up what was begun and not ended in time, some of it.
     *
     * @return of how many executions
     * @throws ProblemException like {@link #remove}
     */
    int takeUp() {
        Instant now = clock.instant();
        int taken = 0;
        for (RunPointer pointer : removals.unfinished(now, Removals.ANSWER_MAX)) {
            var found =
                    removals.takeUp(
                            pointer.scope(), pointer.taskId(), now, now.plus(TAKEN_UP_AFTER));
            if (found.isPresent()) {
                finish(pointer.scope(), found.get());
                taken++;
            }
        }
        return taken;
    }

    private void finish(OrganizationScope scope, Execution execution) {
        RunRef run = execution.currentRun();
        logs.deleteAll(scope, run.taskId(), run.runId());
        remains.forEach(each -> each.deleteAll(scope, run));
        if (removals.end(scope, execution)) {
            metrics.removed(execution);
        }
    }
}
