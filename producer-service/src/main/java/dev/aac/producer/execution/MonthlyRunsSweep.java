package dev.aac.producer.execution;

import dev.aac.producer.execution.MonthlyRuns.OpenMonth;
import dev.aac.producer.execution.MonthlyRuns.OpenRun;
import dev.aac.producer.platform.tenancy.OrganizationScope;
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
 * Finds out what became of counted runs that nobody closed: a producer died between counting and
 * storing, or the store did not answer. Runs on every replica; each step is atomic and may be done
 * twice.
 */
@Singleton
public class MonthlyRunsSweep {

    /** How long a run that was given back is still looked for. */
    static final Duration LATE_MAX = Duration.ofHours(1);

    private static final Logger LOG = Logger.getLogger(MonthlyRunsSweep.class);

    private final MonthlyRuns runs;
    private final Executions executions;
    private final Clock clock;

    public MonthlyRunsSweep(MonthlyRuns runs, Executions executions, Clock clock) {
        this.runs = runs;
        this.executions = executions;
        this.clock = clock;
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweepWhileTheStoreAnswers() {
        try {
            sweep();
        } catch (StoreAway away) {
            LOG.warnf("The sweep of counted runs is put off: %s", away.getMessage());
        }
    }

    void sweep() {
        Instant now = clock.instant();
        for (OpenMonth overdue : runs.overdue(now, MonthlyRuns.ANSWER_MAX)) {
            runs.open(overdue.scope(), overdue.month()).stream()
                    .filter(run -> run.checkAt().isBefore(now))
                    .forEach(run -> settle(overdue, run, now));
        }
    }

    private void settle(OpenMonth in, OpenRun run, Instant now) {
        if (isStored(in.scope(), run)) {
            runs.close(in.scope(), in.month(), run.runId(), true);
        } else if (run.counted()) {
            runs.lapse(in.scope(), in.month(), run, now.plus(LATE_MAX));
            LOG.infof("The run counted for %s was never stored: given back", run.taskId());
        } else {
            runs.close(in.scope(), in.month(), run.runId(), false);
        }
    }

    private boolean isStored(OrganizationScope scope, OpenRun run) {
        return executions
                .find(scope, run.taskId())
                .filter(found -> found.runId().equals(run.runId()))
                .isPresent();
    }
}
