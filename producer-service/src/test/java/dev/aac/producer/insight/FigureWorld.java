package dev.aac.producer.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import dev.aac.contract.job.ImageReference;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.execution.EndedRuns;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.SteppingClock;
import dev.aac.producer.execution.storage.ExecutionDocument;
import dev.aac.producer.execution.storage.ExecutionDocuments;
import dev.aac.producer.execution.storage.MongoEndedRuns;
import dev.aac.producer.execution.storage.MongoExecutions;
import dev.aac.producer.insight.storage.StoredFigures;
import dev.aac.producer.platform.tenancy.GuardedStore;
import dev.aac.schema.StoreCollection;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What figures are made of, in a store. */
final class FigureWorld {

    final SteppingClock clock;
    final Executions executions;
    final EndedRuns ended;
    final Figures figures;
    final MetricsReading reading;
    final AnalyticsReading analytics;

    FigureWorld(GuardedStore store, Instant now) {
        store.empty();
        clock = new SteppingClock(now);
        MongoCollection<ExecutionDocument> stored =
                store.collection(StoreCollection.EXECUTIONS, ExecutionDocument.class);
        ExecutionDocuments documents =
                new ExecutionDocuments() {
                    @Override
                    public MongoCollection<ExecutionDocument> mongoCollection() {
                        return stored;
                    }
                };
        executions = new MongoExecutions(documents);
        ended = new MongoEndedRuns(documents);
        figures = StoredFigures.on(store);
        reading = new MetricsReading(figures, clock);
        analytics = new AnalyticsReading(figures, clock);
    }

    FigureKeeping keeping() {
        return new FigureKeeping(figures, ended);
    }

    void sweep() {
        new FigureSweep(ended, executions, keeping()).sweep();
    }

    void forget() {
        new FigureRetention(figures, keeping(), clock).sweep();
    }

    /** One that dies now and then. */
    FigureKeeping dyingKeeping(Random random) {
        return new FigureKeeping(
                Crashing.port(Figures.class, figures, random),
                Crashing.port(EndedRuns.class, ended, random));
    }

    /** Until nothing is due. */
    void sweepDying(Random random) {
        FigureSweep sweep =
                new FigureSweep(
                        Crashing.port(EndedRuns.class, ended, random),
                        Crashing.port(Executions.class, executions, random),
                        dyingKeeping(random));
        while (!ended.due(1).isEmpty()) {
            try {
                sweep.sweep();
            } catch (Crashing.Crash _) {
                // Another one begins where it was.
            }
        }
    }

    /** Accepts one and writes its end. */
    Execution run(
            Execution accepted, ExecutionStatus verdict, Instant end, @Nullable Duration duration) {
        var scope = RunSamples.scope(accepted.organizationId());
        Execution ended = RunSamples.ended(accepted, verdict, end, duration);
        assertThat(executions.insert(scope, accepted)).isTrue();
        assertThat(executions.replace(scope, ended)).isEqualTo(Executions.Written.SAVED);
        return ended;
    }

    static ImageReference image(String value) {
        return new ImageReference(value);
    }
}
