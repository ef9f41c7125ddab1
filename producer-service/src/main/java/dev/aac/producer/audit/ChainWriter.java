package dev.aac.producer.audit;

import dev.aac.producer.platform.audit.AuditEvent;
import dev.aac.producer.platform.audit.AuditSubject;
import dev.aac.producer.platform.audit.AuditType;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Moves events from the journal into the chain, each once, whoever else does the same at the same
 * time and wherever it is broken off: the compare-and-set of the head, which carries the events, is
 * what counts, and all that follows it may be done again. Safe for all threads.
 */
@Singleton
public class ChainWriter {

    /** Most acts that one step adds: the head carries their events. */
    static final int STEP_MAX = 32;

    /** Most steps at a time, those included that somebody else was quicker with. */
    static final int STEPS_MAX = 1_000;

    private final Journal journal;
    private final Chain chain;
    private final HeadSignature signature;
    private final AuditMetrics metrics;
    private final Clock clock;

    public ChainWriter(
            Journal journal,
            Chain chain,
            HeadSignature signature,
            AuditMetrics metrics,
            Clock clock) {
        this.journal = journal;
        this.chain = chain;
        this.signature = signature;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Adds all events of an organization that are settled; what is left waits for the sweep. */
    void seal(OrganizationScope scope) {
        for (int step = 0; step < STEPS_MAX; step++) {
            List<JournalEntry> entries = journal.settled(scope, STEP_MAX);
            if (entries.isEmpty()) {
                return;
            }
            if (isChained(scope, entries)) {
                journal.remove(
                        scope, entries.stream().map(JournalEntry::id).collect(Collectors.toSet()));
            }
        }
    }

    /** The head, once its events are stored; empty before the first event. */
    Optional<ChainHead> head(OrganizationScope scope) {
        Optional<ChainHead> head = chain.head(scope);
        head.filter(found -> !found.tail().isEmpty())
                .ifPresent(found -> chain.storeTail(scope, found));
        return head;
    }

    /**
     * Sees to it that the entries' events are in the chain. What was there when the head was read
     * is found; what comes after that makes the compare-and-set fail.
     *
     * @return false when somebody else changed the chain meanwhile
     */
    private boolean isChained(OrganizationScope scope, List<JournalEntry> entries) {
        ChainHead head = head(scope).orElse(null);
        List<NotedEvent> events =
                entries.stream().flatMap(entry -> entry.chained().stream()).toList();
        Set<String> there = chain.stored(scope, events.stream().map(NotedEvent::id).toList());
        List<NotedEvent> added =
                events.stream().filter(event -> !there.contains(event.id())).toList();
        if (added.isEmpty()) {
            return true;
        }
        ChainHead next = extended(scope, head, added);
        boolean advanced = chain.advance(scope, head, next);
        if (advanced) {
            metrics.chained(next.tail().size());
            chain.storeTail(scope, next);
        }
        return advanced;
    }

    private ChainHead extended(
            OrganizationScope scope, @Nullable ChainHead head, List<NotedEvent> added) {
        long seq = head == null ? 0 : head.seq();
        String hash = head == null ? EventHash.NONE_BEFORE : head.hash();
        List<ChainedEvent> tail = new ArrayList<>();
        List<NotedEvent> events = new ArrayList<>(added);
        if (head != null && !signature.isOurs(scope.organizationId(), head)) {
            events.addFirst(foreignHead(scope, head));
        }
        for (NotedEvent event : events) {
            ChainedEvent chained = ChainedEvent.after(scope.organizationId(), seq, hash, event);
            tail.add(chained);
            seq = chained.seq();
            hash = chained.hash();
        }
        return new ChainHead(seq, hash, signature.of(scope.organizationId(), seq, hash), tail);
    }

    /**
     * The next head is ours again, so this is where it must be told for good that one was not. The
     * chain goes on: nobody can stop the work of an organization by writing to its head.
     */
    private NotedEvent foreignHead(OrganizationScope scope, ChainHead head) {
        metrics.foreignHead(scope, head.seq());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        AuditEvent event =
                AuditEvent.of(
                                AuditType.SUSPICIOUS_ACTIVITY_DETECTED,
                                AuditSubject.organization(scope.organizationId().value()))
                        .with("kind", AuditMetrics.FOREIGN_HEAD)
                        .with("seq", head.seq());
        return NotedEvent.of(journal.newId(), event, Origin.NONE, now);
    }
}
