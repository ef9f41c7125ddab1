package dev.aac.producer.execution;

import dev.aac.contract.id.RunRef;
import dev.aac.producer.analysis.Analysis;
import dev.aac.producer.execution.Dispatch.Analyzing;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.StoreAway;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/**
 * Analyzes failed runs on threads of its own. The reason is written like every other change; who
 * comes second changes nothing. What this replica cannot finish, because it dies, has too much to
 * do, or the store is away, {@link AnalysisSweep} takes up on any replica, and ends in time.
 */
@Singleton
public class FailureAnalyses implements FailureAnalysis {

    /** When an analysis that is not finished is given up. The promise is 60 s. */
    static final Duration GIVEN_UP_AFTER = Duration.ofSeconds(55);

    /** Reading stops so long before, to leave time for the write. */
    static final Duration READING_MAX = Duration.ofSeconds(50);

    private static final Logger LOG = Logger.getLogger(FailureAnalyses.class);

    private final LogAnalysis logs;
    private final ExecutionChanges changes;
    private final Executor threads;
    private final AnalysisMetrics metrics;
    private final Clock clock;
    private final Set<RunRef> underWay = ConcurrentHashMap.newKeySet();

    @Inject
    public FailureAnalyses(
            LogAnalysis logs,
            ExecutionChanges changes,
            AnalysisThreads threads,
            AnalysisMetrics metrics,
            Clock clock) {
        this(logs, changes, (Executor) threads, metrics, clock);
    }

    /**
     * @param threads may refuse what is too much
     */
    public FailureAnalyses(
            LogAnalysis logs,
            ExecutionChanges changes,
            Executor threads,
            AnalysisMetrics metrics,
            Clock clock) {
        this.logs = logs;
        this.changes = changes;
        this.threads = threads;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public boolean isOn() {
        return logs.isOn();
    }

    @Override
    public void begin(OrganizationScope scope, Execution execution) {
        RunRef run = execution.currentRun();
        if (!(execution.progress().dispatch() instanceof Analyzing(var since))
                || !underWay.add(run)) {
            return;
        }
        try {
            threads.execute(
                    () -> RunLogContext.during(execution, () -> analyze(scope, execution, since)));
        } catch (RejectedExecutionException _) {
            underWay.remove(run);
            LOG.debugf("The analysis of %s is put off", run);
        }
    }

    /** Ends one that nobody has finished in time; its verdict stands. */
    void giveUp(OrganizationScope scope, Execution execution) {
        if (execution.progress().dispatch() instanceof Analyzing(var since)) {
            write(scope, execution, since, LogAnalysis.TOO_SLOW);
        }
    }

    private void analyze(OrganizationScope scope, Execution execution, Instant since) {
        try {
            write(scope, execution, since, logs.of(scope, execution, since.plus(READING_MAX)));
        } catch (StoreAway away) {
            LOG.debugf("The analysis is put off: %s", away.getMessage());
        } finally {
            underWay.remove(execution.currentRun());
        }
    }

    private void write(
            OrganizationScope scope, Execution execution, Instant since, Analysis analysis) {
        RunEvent event = new RunEvent.Analyzed(analysis);
        if (changes.apply(scope, execution.currentRun(), event) instanceof ChangeResult.Changed) {
            metrics.written(analysis, Duration.between(since, clock.instant()));
        }
    }
}
