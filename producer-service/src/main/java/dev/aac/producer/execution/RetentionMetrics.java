package dev.aac.producer.execution;

import dev.aac.contract.fact.LogTotals;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What retention has removed on this replica, and whether it keeps up; told from the start on,
 * before there was a round. Safe for all threads.
 */
@Singleton
@Startup
public class RetentionMetrics {

    private final Clock clock;
    private final Counter executions;
    private final Counter logBytes;

    /** Since when the one has been due that is to be next; null when none is. */
    private volatile @Nullable Instant dueSince;

    public RetentionMetrics(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        this.executions = registry.counter("aac.retention.executions");
        this.logBytes = registry.counter("aac.retention.log.bytes");
        TimeGauge.builder(
                        "aac.retention.overdue",
                        this,
                        TimeUnit.MILLISECONDS,
                        RetentionMetrics::overdue)
                .register(registry);
    }

    /**
     * What is removed next.
     *
     * @param since when its time was over; null when nothing is due
     */
    void next(@Nullable Instant since) {
        dueSince = since;
    }

    /** The details of an execution are gone. */
    void removed(Execution execution) {
        executions.increment();
        for (Attempt attempt : execution.progress().attempts()) {
            LogTotals logs = attempt.logs();
            logBytes.increment(logs == null ? 0 : (double) logs.bytes());
        }
    }

    private double overdue() {
        Instant since = dueSince;
        return since == null ? 0 : Math.max(0, Duration.between(since, clock.instant()).toMillis());
    }
}
