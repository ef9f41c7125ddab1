package dev.aac.producer.identity;

import dev.aac.producer.platform.tenancy.StoreAway;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Removes sessions that no token can use any more. Every replica sweeps. */
@ApplicationScoped
public class ExpiredSessionSweep {

    /** Most sessions of one sweep; the rest waits for the next. */
    static final int REMOVED_MAX = 1_000;

    private static final Logger LOG = Logger.getLogger(ExpiredSessionSweep.class);

    private final Sessions sessions;
    private final Clock clock;

    public ExpiredSessionSweep(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Scheduled(
            every = "10m",
            delayed = "5m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        try {
            int removed = sessions.removeExpired(clock.instant(), REMOVED_MAX);
            if (removed > 0) {
                LOG.infof("removed %d expired sessions", removed);
            }
        } catch (StoreAway away) {
            LOG.warnf("sweep of sessions put off: %s", away.getMessage());
        }
    }
}
