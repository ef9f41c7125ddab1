package dev.aac.producer.execution;

import dev.aac.producer.analysis.Analysis;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Writes analyses, and counts those that were the first. Throws what the store throws. */
@Singleton
public class AnalysisRecords {

    private final ExecutionChanges changes;
    private final AnalysisMetrics metrics;
    private final Clock clock;

    public AnalysisRecords(ExecutionChanges changes, AnalysisMetrics metrics, Clock clock) {
        this.changes = changes;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * @param since when the run became ANALYZING
     */
    void write(OrganizationScope scope, Execution execution, Instant since, Analysis analysis) {
        RunEvent event = new RunEvent.Analyzed(analysis);
        if (changes.apply(scope, execution.currentRun(), event) instanceof ChangeResult.Changed) {
            metrics.written(analysis, Duration.between(since, clock.instant()));
        }
    }
}
