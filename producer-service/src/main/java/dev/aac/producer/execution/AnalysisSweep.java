package dev.aac.producer.execution;

import dev.aac.producer.execution.Backlog.RunPointer;
import dev.aac.producer.execution.Dispatch.Analyzing;
import dev.aac.producer.platform.tenancy.StoreAway;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Sees to it that nothing stays ANALYZING: takes up what nobody has finished, and ends what is out
 * of time. On every replica, also where the analysis is switched off: another one may have begun.
 */
@Singleton
public class AnalysisSweep {

    /** An analysis that has gone on for so long may have lost its replica. */
    static final Duration TAKEN_UP_AFTER = Duration.ofSeconds(10);

    /** Most executions looked at in one sweep, the oldest first. */
    static final int LOOKED_AT_MAX = 200;

    private static final Logger LOG = Logger.getLogger(AnalysisSweep.class);

    private final Backlog backlog;
    private final Executions executions;
    private final FailureAnalyses analyses;
    private final Clock clock;

    public AnalysisSweep(
            Backlog backlog, Executions executions, FailureAnalyses analyses, Clock clock) {
        this.backlog = backlog;
        this.executions = executions;
        this.analyses = analyses;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweepWhileTheStoreAnswers() {
        try {
            sweep();
        } catch (StoreAway away) {
            LOG.warnf("The sweep of analyses is put off: %s", away.getMessage());
        }
    }

    /** Once; throws what the store throws. */
    public void sweep() {
        Instant now = clock.instant();
        for (RunPointer pointer :
                backlog.analyzingBefore(now.minus(TAKEN_UP_AFTER), LOOKED_AT_MAX)) {
            executions
                    .find(pointer.scope(), pointer.taskId())
                    .ifPresent(found -> takeUp(pointer, found, now));
        }
    }

    private void takeUp(RunPointer pointer, Execution found, Instant now) {
        if (found.progress().dispatch() instanceof Analyzing(var since)) {
            if (since.plus(FailureAnalyses.GIVEN_UP_AFTER).isBefore(now)) {
                analyses.giveUp(pointer.scope(), found);
            } else {
                analyses.begin(pointer.scope(), found);
            }
        }
    }
}
