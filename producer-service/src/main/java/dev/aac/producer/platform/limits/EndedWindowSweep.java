package dev.aac.producer.platform.limits;

import dev.aac.producer.platform.tenancy.StoreAway;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Removes counters whose window is over. Every replica sweeps. */
@ApplicationScoped
public class EndedWindowSweep {

    /** Keeps those that a replica whose clock is behind still adds to. */
    static final Duration KEPT = Duration.ofMinutes(1);

    private static final Logger LOG = Logger.getLogger(EndedWindowSweep.class);

    private final WindowCounts counts;
    private final Clock clock;

    public EndedWindowSweep(WindowCounts counts, Clock clock) {
        this.counts = counts;
        this.clock = clock;
    }

    @Scheduled(
            every = "5m",
            delayed = "5m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onSchedule() {
        try {
            LOG.debugf("removed %d ended windows of limits", counts.removeEnded(oldest()));
        } catch (StoreAway away) {
            LOG.warnf("sweep of limits put off: %s", away.getMessage());
        }
    }

    private Instant oldest() {
        return clock.instant().minus(KEPT);
    }
}
