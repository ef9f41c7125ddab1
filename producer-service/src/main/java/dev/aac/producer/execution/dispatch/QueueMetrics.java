package dev.aac.producer.execution.dispatch;

import dev.aac.producer.execution.Backlog;
import dev.aac.producer.execution.Backlog.WaitingOrganization;
import dev.aac.producer.execution.Workers.WorkerState;
import dev.aac.producer.platform.tenancy.StoreAway;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The queue and the workers of the whole installation, as this replica has last seen them in the
 * store: asking for the metrics asks the store nothing.
 */
@Singleton
public class QueueMetrics {

    private static final Logger LOG = Logger.getLogger(QueueMetrics.class);

    private final Survey survey;
    private final Backlog backlog;
    private final Clock clock;
    private volatile Seen seen = new Seen(0, null, 0, 0, 0, 0, 0);

    /**
     * What one look has found.
     *
     * @param oldest since when the longest waiting run waits; null when none does
     */
    private record Seen(
            long waiting,
            @Nullable Instant oldest,
            int sent,
            int held,
            int slots,
            int freeSlots,
            int workers) {}

    QueueMetrics(Survey survey, Backlog backlog, MeterRegistry registry, Clock clock) {
        this.survey = survey;
        this.backlog = backlog;
        this.clock = clock;
        gauge(registry, "aac.queue.depth", Seen::waiting);
        gauge(registry, "aac.jobs.sent", Seen::sent);
        gauge(registry, "aac.jobs.held", Seen::held);
        gauge(registry, "aac.slots", Seen::slots);
        gauge(registry, "aac.slots.free", Seen::freeSlots);
        gauge(registry, "aac.workers.alive", Seen::workers);
        TimeGauge.builder(
                        "aac.queue.oldest.age",
                        this,
                        TimeUnit.MILLISECONDS,
                        QueueMetrics::oldestAge)
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String name, ToDoubleFunction<Seen> value) {
        Gauge.builder(name, this, metrics -> value.applyAsDouble(metrics.seen)).register(registry);
    }

    private double oldestAge() {
        Instant oldest = seen.oldest();
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toMillis());
    }

    /** Looks anew. */
    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() throws InterruptedException {
        try {
            seen = seenIn(survey.whole(), backlog.waitingRuns());
        } catch (StoreAway away) {
            LOG.debugf("The queue is not measured now: %s", away.getMessage());
        }
    }

    private static Seen seenIn(Outlook outlook, long waiting) {
        return new Seen(
                waiting,
                outlook.waiting().stream()
                        .map(WaitingOrganization::since)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                outlook.sent(),
                outlook.held(),
                outlook.workers().stream().mapToInt(WorkerState::slots).sum(),
                outlook.freeSlots(),
                outlook.workers().size());
    }
}
