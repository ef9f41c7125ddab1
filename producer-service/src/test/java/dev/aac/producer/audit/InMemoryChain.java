package dev.aac.producer.audit;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@link Chain} without a store. */
public final class InMemoryChain implements Chain {

    /** What is there of all organizations; its own lock. */
    private static final class Stored {

        private final Map<OrganizationScope, ChainHead> heads = new HashMap<>();
        private final Map<OrganizationScope, NavigableMap<Long, ChainedEvent>> events =
                new HashMap<>();

        private NavigableMap<Long, ChainedEvent> of(OrganizationScope scope) {
            return events.computeIfAbsent(scope, _ -> new TreeMap<>());
        }
    }

    private final Stored stored;
    private final StoreFaults faults;

    InMemoryChain() {
        this(new Stored(), StoreFaults.none());
    }

    private InMemoryChain(Stored stored, StoreFaults faults) {
        this.stored = stored;
        this.faults = faults;
    }

    /** The same store, as another process sees it. */
    InMemoryChain with(StoreFaults other) {
        return new InMemoryChain(stored, other);
    }

    /** What somebody does to the events who can write to the store. */
    void replace(OrganizationScope scope, List<ChainedEvent> events) {
        synchronized (stored) {
            stored.of(scope).clear();
            events.forEach(event -> stored.of(scope).put(event.seq(), event));
        }
    }

    /** The same to the head; null removes it. */
    void replaceHead(OrganizationScope scope, @Nullable ChainHead head) {
        synchronized (stored) {
            if (head == null) {
                stored.heads.remove(scope);
            } else {
                stored.heads.put(scope, head);
            }
        }
    }

    @Override
    public Optional<ChainHead> head(OrganizationScope scope) {
        synchronized (stored) {
            return Optional.ofNullable(stored.heads.get(scope));
        }
    }

    @Override
    public boolean advance(OrganizationScope scope, @Nullable ChainHead present, ChainHead next) {
        return faults.write(
                () -> {
                    synchronized (stored) {
                        if (!isHead(scope, present)) {
                            return false;
                        }
                        stored.heads.put(scope, next);
                        return true;
                    }
                });
    }

    @Override
    public void storeTail(OrganizationScope scope, ChainHead head) {
        head.tail().forEach(event -> faults.write(() -> isStored(scope, event)));
        faults.write(() -> isEmptied(scope, head));
    }

    private boolean isStored(OrganizationScope scope, ChainedEvent event) {
        synchronized (stored) {
            return stored.of(scope).putIfAbsent(event.seq(), event) == null;
        }
    }

    private boolean isEmptied(OrganizationScope scope, ChainHead head) {
        synchronized (stored) {
            boolean same = isHead(scope, head);
            if (same) {
                stored.heads.put(
                        scope, new ChainHead(head.seq(), head.hash(), head.signature(), List.of()));
            }
            return same;
        }
    }

    private boolean isHead(OrganizationScope scope, @Nullable ChainHead expected) {
        ChainHead present = stored.heads.get(scope);
        if (present == null || expected == null) {
            return present == null && expected == null;
        }
        return present.seq() == expected.seq() && present.hash().equals(expected.hash());
    }

    @Override
    public Set<String> stored(OrganizationScope scope, Collection<String> ids) {
        synchronized (stored) {
            return stored.of(scope).values().stream()
                    .map(each -> each.event().id())
                    .filter(ids::contains)
                    .collect(Collectors.toSet());
        }
    }

    @Override
    public List<ChainedEvent> forward(
            OrganizationScope scope, AuditFilter filter, long afterSeq, int limit) {
        synchronized (stored) {
            return stored.of(scope).tailMap(afterSeq, false).values().stream()
                    .filter(event -> passes(filter, event.event()))
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public List<ChainedEvent> backward(
            OrganizationScope scope, AuditFilter filter, long beforeSeq, int limit) {
        synchronized (stored) {
            return stored.of(scope).headMap(beforeSeq, false).values().stream()
                    .filter(event -> passes(filter, event.event()))
                    .sorted(Comparator.comparingLong(ChainedEvent::seq).reversed())
                    .limit(limit)
                    .toList();
        }
    }

    private static boolean passes(AuditFilter filter, NotedEvent event) {
        Instant from = filter.from();
        Instant to = filter.to();
        Actor actor = event.actor();
        return (filter.types().isEmpty() || filter.types().contains(event.type()))
                && (filter.actor() == null
                        || filter.actor().equals(actor.userId())
                        || filter.actor().equals(actor.apiKeyId()))
                && (filter.subject() == null || filter.subject().equals(event.subject()))
                && (from == null || !event.occurredAt().isBefore(from))
                && (to == null || event.occurredAt().isBefore(to));
    }
}
