package dev.aac.producer.result;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Removes files that were begun and never finished: their worker or producer died meanwhile. */
@Singleton
public class ReportSweep {

    /** Far longer than a worker tries to hand a file over. */
    static final Duration UNFINISHED_MAX = Duration.ofHours(1);

    private static final Logger LOG = Logger.getLogger(ReportSweep.class);

    private final Reports reports;
    private final ReportMetrics metrics;
    private final Clock clock;

    public ReportSweep(Reports reports, ReportMetrics metrics, Clock clock) {
        this.reports = reports;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweep() {
        try {
            int removed = reports.deleteUnfinished(clock.instant().minus(UNFINISHED_MAX));
            metrics.swept(removed);
            if (removed > 0) {
                LOG.infof("%d files of reports that were never finished are removed", removed);
            }
        } catch (ReportsAway away) {
            LOG.warn("Unfinished files of reports stay for now", away);
        }
    }
}
