package dev.aac.producer.execution;

import dev.aac.contract.id.RunRef;
import dev.aac.producer.analysis.Analysis;
import dev.aac.producer.analysis.Explanation;
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
 * Analyzes failed runs on threads of its own: by rules, and then, where somebody wants that, by a
 * language model, which may add something and takes nothing away. The reason is written like every
 * other change; who comes second changes nothing. What this replica cannot finish, because it dies,
 * has too much to do, or the store is away, {@link AnalysisSweep} takes up on any replica, and ends
 * in time.
 */
@Singleton
public class FailureAnalyses implements FailureAnalysis {

    /** When an analysis that is not finished is given up. The promise is 60 s. */
    static final Duration GIVEN_UP_AFTER = Duration.ofSeconds(55);

    /** Reading stops so long before, to leave time for the write. */
    static final Duration READING_MAX = Duration.ofSeconds(50);

    /** Models are asked until then; who comes later writes what the rules found. */
    static final Duration EXPLAINING_MAX = Duration.ofSeconds(47);

    private static final Logger LOG = Logger.getLogger(FailureAnalyses.class);

    private final LogAnalysis logs;
    private final Explanations explanations;
    private final AnalysisRecords records;
    private final Executor threads;
    private final Clock clock;
    private final Set<RunRef> underWay = ConcurrentHashMap.newKeySet();
    private final LeftRuns left = new LeftRuns();

    @Inject
    public FailureAnalyses(
            LogAnalysis logs,
            Explanations explanations,
            AnalysisRecords records,
            AnalysisThreads threads,
            Clock clock) {
        this(logs, explanations, records, (Executor) threads, clock);
    }

    /**
     * @param threads may refuse what is too much
     */
    public FailureAnalyses(
            LogAnalysis logs,
            Explanations explanations,
            AnalysisRecords records,
            Executor threads,
            Clock clock) {
        this.logs = logs;
        this.explanations = explanations;
        this.records = records;
        this.threads = threads;
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
                || left.isLeft(run, clock.instant())
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
            records.write(scope, execution, since, LogAnalysis.TOO_SLOW);
        }
    }

    private void analyze(OrganizationScope scope, Execution execution, Instant since) {
        boolean goesOn = false;
        try {
            LogAnalysis.Read read = logs.of(scope, execution, since.plus(READING_MAX));
            goesOn = isExplained(scope, execution, since, read);
            if (!goesOn) {
                records.write(scope, execution, since, read.analysis());
            }
        } catch (StoreAway away) {
            LOG.debugf("The analysis is put off: %s", away.getMessage());
        } finally {
            if (!goesOn) {
                underWay.remove(execution.currentRun());
            }
        }
    }

    /** Whether somebody goes on to explain what the rules found; the rest is done then. */
    private boolean isExplained(
            OrganizationScope scope, Execution execution, Instant since, LogAnalysis.Read read) {
        if (!(read.analysis() instanceof Analysis.Explained(var finding, _))) {
            return false;
        }
        Instant until = since.plus(EXPLAINING_MAX);
        return explanations.begin(
                new Explanations.Subject(scope, execution, finding, read.firstClue(), until),
                new Explanations.Ending() {
                    @Override
                    public void with(Explanation explanation) {
                        end(scope, execution, since, new Analysis.Explained(finding, explanation));
                    }

                    @Override
                    public void leave() {
                        left.leave(execution.currentRun(), until);
                        underWay.remove(execution.currentRun());
                    }
                });
    }

    private void end(
            OrganizationScope scope, Execution execution, Instant since, Analysis analysis) {
        try {
            records.write(scope, execution, since, analysis);
        } catch (StoreAway away) {
            LOG.debugf("The analysis is put off: %s", away.getMessage());
        } finally {
            underWay.remove(execution.currentRun());
        }
    }
}
