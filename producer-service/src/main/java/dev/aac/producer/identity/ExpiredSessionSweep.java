package dev.aac.producer.identity;

import dev.aac.producer.platform.audit.AuditIntent;
import dev.aac.producer.platform.tenancy.StoreAway;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Removes sessions that no token can use any more, with what is kept of their refresh tokens. Every
 * replica sweeps.
 */
@ApplicationScoped
public class ExpiredSessionSweep {

    /** Most sessions of one sweep; the rest waits for the next. */
    static final int REMOVED_MAX = 1_000;

    private static final Logger LOG = Logger.getLogger(ExpiredSessionSweep.class);

    private final Sessions sessions;
    private final SessionSweepSettings settings;
    private final SessionEvents events;
    private final Clock clock;

    public ExpiredSessionSweep(
            Sessions sessions, SessionSweepSettings settings, SessionEvents events, Clock clock) {
        this.sessions = sessions;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    @Scheduled(
            every = "{aac.identity.session-sweep-every}",
            delayed = "{aac.identity.session-sweep-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onSchedule() {
        try {
            sweep();
        } catch (StoreAway away) {
            LOG.warnf("sweep of sessions put off: %s", away.getMessage());
        }
    }

    /**
     * @return how many sessions were removed
     */
    int sweep() {
        Instant before = clock.instant().minus(settings.retention());
        int removed = 0;
        for (Sessions.Expired expired : sessions.expired(before, REMOVED_MAX)) {
            removed += isRemoved(expired, before) ? 1 : 0;
        }
        events.swept(removed);
        return removed;
    }

    private boolean isRemoved(Sessions.Expired expired, Instant before) {
        AuditIntent intent =
                events.ending(expired.scope(), expired.userId(), expired.id(), SessionEnd.EXPIRED);
        return intent.settle(sessions.removeExpired(expired.scope(), expired.id(), before));
    }
}
