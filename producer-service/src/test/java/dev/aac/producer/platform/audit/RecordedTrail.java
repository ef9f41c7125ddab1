package dev.aac.producer.platform.audit;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.ArrayList;
import java.util.List;

/** {@link AuditTrail} that keeps what is recorded for a test to look at. Thread-safe. */
public final class RecordedTrail implements AuditTrail {

    /** An event, and whose it is. */
    public record Recorded(OrganizationScope scope, AuditEvent event) {}

    private final List<Recorded> recorded = new ArrayList<>();
    private final List<Recorded> open = new ArrayList<>();

    @Override
    public synchronized void record(OrganizationScope scope, AuditEvent event) {
        recorded.add(new Recorded(scope, event));
    }

    @Override
    public void recordAside(OrganizationScope scope, AuditEvent event) {
        record(scope, event);
    }

    @Override
    public synchronized AuditIntent intend(OrganizationScope scope, AuditEvent... events) {
        List<Recorded> intended = new ArrayList<>();
        for (AuditEvent event : events) {
            intended.add(new Recorded(scope, event));
        }
        open.addAll(intended);
        return happened -> settled(intended, happened);
    }

    @Override
    public AuditTrail fromHere() {
        return this;
    }

    @Override
    public AuditTrail fromNowhere() {
        return this;
    }

    private synchronized boolean settled(List<Recorded> intended, boolean happened) {
        open.removeAll(intended);
        if (happened) {
            recorded.addAll(intended);
        }
        return happened;
    }

    /** What happened, in order. */
    public synchronized List<AuditEvent> events() {
        return recorded.stream().map(Recorded::event).toList();
    }

    /** Their names. */
    public synchronized List<String> types() {
        return recorded.stream().map(each -> each.event().type().apiName()).toList();
    }

    /** Whose they are. */
    public synchronized List<OrganizationScope> scopes() {
        return recorded.stream().map(Recorded::scope).toList();
    }

    /** What was announced, and of which nobody said whether it was done. */
    public synchronized List<AuditEvent> unsettled() {
        return open.stream().map(Recorded::event).toList();
    }
}
