package dev.aac.producer.platform.watch;

import dev.aac.producer.platform.audit.AuditEvent;
import dev.aac.producer.platform.audit.AuditSubject;
import dev.aac.producer.platform.audit.AuditTrail;
import dev.aac.producer.platform.audit.AuditType;
import dev.aac.producer.platform.limits.WindowCounts;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.StoreAway;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Records that one organization named a thing of another, for both. However often that happens,
 * each pair of organizations gets so many events in a time; the others are counted, and the next
 * event tells their number.
 */
@Singleton
class ForeignAccess {

    /** Most events of a pair within {@link #EVENTS_WINDOW}. */
    static final int EVENTS_MAX = 10;

    static final Duration EVENTS_WINDOW = Duration.ofMinutes(1);

    /** How long a number waits for the event that tells it. */
    static final Duration SUPPRESSED_KEPT = Duration.ofDays(30);

    private static final String SUPPRESSED = "suppressed";
    private static final Logger LOG = Logger.getLogger(ForeignAccess.class);

    private final WindowCounts counts;
    private final AuditTrail trail;
    private final WatchMetrics metrics;
    private final Clock clock;

    ForeignAccess(WindowCounts counts, AuditTrail trail, WatchMetrics metrics, Clock clock) {
        this.counts = counts;
        this.trail = trail;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * The owner's event says nothing of who it was: the address, the client and even the id of the
     * request may name a person or the other organization.
     *
     * @param thing as its owner knows it
     * @param here knows where the request comes from
     * @throws StoreAway when the store does not answer
     */
    void attempted(Party by, AuditSubject thing, OrganizationScope owner, AuditTrail here) {
        metrics.foreign();
        String pair = by.scope().organizationId() + ":" + owner.organizationId();
        Instant now = clock.instant();
        if (counts.add("foreign:" + pair, 1, EVENTS_WINDOW, now).total() > EVENTS_MAX) {
            counts.add(suppressedKey(pair), 1, SUPPRESSED_KEPT, now);
            return;
        }
        long suppressed = counts.take(suppressedKey(pair));
        LOG.warnf(
                "CrossTenantAccessAttempted by %s at %s of organizationId=%s suppressed=%d",
                by, thing, owner.organizationId(), suppressed);
        AuditEvent event = AuditEvent.of(AuditType.CROSS_TENANT_ACCESS_ATTEMPTED, thing);
        if (suppressed > 0) {
            event = event.with(SUPPRESSED, suppressed);
        }
        trail.fromNowhere().record(owner, event);
        here.record(
                by.scope(),
                event.by(by.actor())
                        .with("organizationId", by.scope().organizationId())
                        .with("ownerOrganizationId", owner.organizationId()));
    }

    private static String suppressedKey(String pair) {
        return SUPPRESSED + ":" + pair;
    }
}
