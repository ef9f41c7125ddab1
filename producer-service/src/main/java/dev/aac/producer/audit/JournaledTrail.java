package dev.aac.producer.audit;

import dev.aac.producer.platform.audit.AuditEvent;
import dev.aac.producer.platform.audit.AuditIntent;
import dev.aac.producer.platform.audit.AuditTrail;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.StoreAway;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * The trail by way of the journal: an entry is written before the act, settled after it, and moved
 * into the chain in the background.
 */
@Singleton
public class JournaledTrail implements AuditTrail {

    /** Most writes beside requests at a time; those beyond make their requests wait. */
    static final int ASIDE_MAX = 64;

    private final Semaphore aside = new Semaphore(ASIDE_MAX);
    private final Journal journal;
    private final Origins origins;
    private final SealSignal sealing;
    private final AuditMetrics metrics;
    private final Clock clock;

    public JournaledTrail(
            Journal journal,
            Origins origins,
            SealSignal sealing,
            AuditMetrics metrics,
            Clock clock) {
        this.journal = journal;
        this.origins = origins;
        this.sealing = sealing;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void record(OrganizationScope scope, AuditEvent event) {
        write(scope, entry(JournalEntry.State.HAPPENED, event));
    }

    @Override
    public void recordAside(OrganizationScope scope, AuditEvent event) {
        // Made here: another thread does not know the request.
        JournalEntry entry = entry(JournalEntry.State.HAPPENED, event);
        if (aside.tryAcquire()) {
            Thread.ofVirtual().name("audit-aside").start(() -> writeAside(scope, entry));
        } else {
            write(scope, entry);
        }
    }

    private void writeAside(OrganizationScope scope, JournalEntry entry) {
        try {
            write(scope, entry);
        } catch (StoreAway _) {
            metrics.lost(scope, entry);
        } finally {
            aside.release();
        }
    }

    private void write(OrganizationScope scope, JournalEntry entry) {
        journal.write(scope, entry);
        sealing.wake(scope);
    }

    @Override
    public AuditIntent intend(OrganizationScope scope, AuditEvent... events) {
        JournalEntry entry = entry(JournalEntry.State.OPEN, events);
        journal.write(scope, entry);
        return happened -> settled(scope, entry.id(), happened);
    }

    @Override
    public AuditTrail fromHere() {
        return from(origins.current());
    }

    @Override
    public AuditTrail fromNowhere() {
        return from(Origin.NONE);
    }

    private AuditTrail from(Origin origin) {
        return new JournaledTrail(journal, () -> origin, sealing, metrics, clock);
    }

    private JournalEntry entry(JournalEntry.State state, AuditEvent... events) {
        // The store keeps milliseconds; what is hashed now must equal what is read later.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Origin origin = origins.current();
        List<NotedEvent> noted =
                Arrays.stream(events)
                        .map(event -> NotedEvent.of(journal.newId(), event, origin, now))
                        .toList();
        return new JournalEntry(journal.newId(), now, state, noted);
    }

    private boolean settled(OrganizationScope scope, String id, boolean happened) {
        try {
            if (!happened) {
                journal.withdraw(scope, id);
            } else if (journal.happened(scope, id)) {
                sealing.wake(scope);
            } else {
                metrics.unsettled(scope, "its act took too long");
            }
        } catch (StoreAway _) {
            metrics.unsettled(scope, "the store is away");
        }
        return happened;
    }
}
