package dev.aac.producer.platform.watch;

import dev.aac.producer.platform.audit.AuditEvent;
import dev.aac.producer.platform.audit.AuditTrail;
import dev.aac.producer.platform.audit.AuditType;
import dev.aac.producer.platform.limits.WindowCounts;
import dev.aac.producer.platform.tenancy.StoreAway;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Adds up, at all replicas together, what is unusual when it comes often, and tells of it once a
 * window: in the chain of the organization, in the log and in the metrics. All methods block for a
 * few calls to the store.
 */
@Singleton
class PatternWatch {

    private static final Logger LOG = Logger.getLogger(PatternWatch.class);
    private static final int OFF = 0;

    private final WindowCounts counts;
    private final WatchSettings settings;
    private final WatchMetrics metrics;
    private final Clock clock;

    PatternWatch(WindowCounts counts, WatchSettings settings, WatchMetrics metrics, Clock clock) {
        this.counts = counts;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * One more of a pattern that is about one party.
     *
     * @throws StoreAway when the store does not answer
     */
    void seen(UnusualPattern pattern, Party party, AuditTrail trail) {
        int threshold = settings.threshold(pattern);
        if (threshold != OFF && count(pattern, party.subject().toString()) == threshold) {
            tell(pattern, party.toString());
            trail.record(party.scope(), event(pattern, party));
        }
    }

    /**
     * One more wrong password from a network. That there are many is told once; to organizations
     * whose accounts are tried then, each once.
     *
     * @param named whose account it was; null when nobody has that e-mail
     * @throws StoreAway when the store does not answer
     */
    void failedFrom(String network, @Nullable Party named, AuditTrail trail) {
        int threshold = settings.threshold(UnusualPattern.ADDRESS_FAILURES);
        if (threshold == OFF) {
            return;
        }
        long failures = count(UnusualPattern.ADDRESS_FAILURES, network);
        if (failures == threshold) {
            tell(UnusualPattern.ADDRESS_FAILURES, "address=" + network);
        }
        if (failures >= threshold && named != null && isFirst(network, named)) {
            Party tried = named.organization();
            trail.record(tried.scope(), event(UnusualPattern.ADDRESS_FAILURES, tried));
        }
    }

    private boolean isFirst(String network, Party named) {
        String of = network + ":" + named.scope().organizationId();
        return count(UnusualPattern.ADDRESS_FAILURES, of) == 1;
    }

    /** Of many at once, at however many replicas, each gets a number of its own. */
    private long count(UnusualPattern pattern, String of) {
        String key = "watch:" + pattern.kind() + ":" + of;
        return counts.add(key, 1, settings.window(), clock.instant()).total();
    }

    private void tell(UnusualPattern pattern, String about) {
        metrics.suspicious(pattern);
        LOG.warnf(
                "SuspiciousActivityDetected kind=%s %s times=%d seconds=%d",
                pattern.kind(), about, settings.threshold(pattern), settings.window().toSeconds());
    }

    private AuditEvent event(UnusualPattern pattern, Party party) {
        return party.event(AuditType.SUSPICIOUS_ACTIVITY_DETECTED)
                .with("kind", pattern.kind())
                .with("times", settings.threshold(pattern))
                .with("seconds", settings.window().toSeconds());
    }
}
