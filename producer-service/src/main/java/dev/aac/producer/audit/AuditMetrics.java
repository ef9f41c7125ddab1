package dev.aac.producer.audit;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Counts what becomes of events, and tells what an operator must know. Safe for all threads. */
@Startup
@Singleton
public class AuditMetrics {

    /** The kind of suspicious activity. */
    static final String FOREIGN_HEAD = "audit_head";

    private static final Logger LOG = Logger.getLogger(AuditMetrics.class);

    private final Counter chained;
    private final Counter unsettled;
    private final Counter lost;
    private final Counter suspicious;

    public AuditMetrics(MeterRegistry registry) {
        this.chained = registry.counter("aac.audit.events");
        this.unsettled = registry.counter("aac.audit.unsettled");
        this.lost = registry.counter("aac.audit.lost");
        this.suspicious = registry.counter("aac.suspicious.activity", "kind", FOREIGN_HEAD);
    }

    void chained(int events) {
        chained.increment(events);
    }

    /** Nobody could say of an act whether it was done. */
    void unsettled(OrganizationScope scope, String why) {
        unsettled.increment();
        LOG.warnf(
                "an audit event of organizationId=%s will be recorded with an unknown outcome: %s",
                scope.organizationId(), why);
    }

    /** A refusal that was recorded aside while the store was away. */
    void lost(OrganizationScope scope, JournalEntry entry) {
        lost.increment();
        LOG.warnf(
                "%s of organizationId=%s is not recorded: the store is away",
                entry.events().getFirst().type(), scope.organizationId());
    }

    void foreignHead(OrganizationScope scope, long seq) {
        suspicious.increment();
        LOG.warnf(
                "SuspiciousActivityDetected the head of the audit chain of organizationId=%s at"
                        + " seq=%d was not made with this JWT_SECRET: it was changed, or the secret"
                        + " was",
                scope.organizationId(), seq);
    }
}
