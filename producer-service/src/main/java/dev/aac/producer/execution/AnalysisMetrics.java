package dev.aac.producer.execution;

import dev.aac.producer.analysis.Analysis;
import dev.aac.producer.analysis.Category;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Counts and times analyses that this replica wrote. Safe for all threads. */
@Singleton
public class AnalysisMetrics {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(100),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofSeconds(60)
    };

    private final Timer duration;
    private final Counter failures;
    private final Map<Category, Counter> found = new EnumMap<>(Category.class);

    public AnalysisMetrics(MeterRegistry registry) {
        this.duration =
                Timer.builder("aac.analysis.duration")
                        .serviceLevelObjectives(BUCKETS)
                        .register(registry);
        this.failures = registry.counter("aac.analyses.failed");
        for (Category category : Category.values()) {
            found.put(category, registry.counter("aac.analyses", "category", category.apiName()));
        }
    }

    /**
     * @param taken from the end of the run until the analysis was written
     */
    void written(Analysis analysis, Duration taken) {
        duration.record(taken.isNegative() ? Duration.ZERO : taken);
        Counter counter =
                switch (analysis) {
                    case Analysis.Explained(var finding, _) ->
                            found.getOrDefault(finding.category(), failures);
                    case Analysis.Failed _ -> failures;
                };
        counter.increment();
    }
}
