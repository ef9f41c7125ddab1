package dev.aac.producer.audit;

import dev.aac.producer.audit.JournalEntry.State;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** {@link Journal} without a store. */
public final class InMemoryJournal implements Journal {

    private static final AtomicLong IDS = new AtomicLong();

    private record Stored(OrganizationScope scope, JournalEntry entry) {}

    private final List<Stored> stored;
    private final StoreFaults faults;

    InMemoryJournal() {
        this(new ArrayList<>(), StoreFaults.none());
    }

    private InMemoryJournal(List<Stored> stored, StoreFaults faults) {
        this.stored = stored;
        this.faults = faults;
    }

    /** The same store, as another process sees it. */
    InMemoryJournal with(StoreFaults other) {
        return new InMemoryJournal(stored, other);
    }

    @Override
    public String newId() {
        return "%024x".formatted(IDS.incrementAndGet());
    }

    @Override
    public void write(OrganizationScope scope, JournalEntry entry) {
        faults.write(() -> locked(() -> stored.add(new Stored(scope, entry))));
    }

    @Override
    public boolean happened(OrganizationScope scope, String id) {
        return faults.write(() -> locked(() -> settle(scope, id)));
    }

    private boolean settle(OrganizationScope scope, String id) {
        for (int i = 0; i < stored.size(); i++) {
            if (isOpen(scope, id, stored.get(i))) {
                stored.set(i, in(State.HAPPENED, stored.get(i)));
                return true;
            }
        }
        return false;
    }

    @Override
    public void withdraw(OrganizationScope scope, String id) {
        faults.write(() -> locked(() -> stored.removeIf(each -> isOpen(scope, id, each))));
    }

    @Override
    public void abandon(OrganizationScope scope, Instant writtenBefore) {
        faults.write(
                () ->
                        locked(
                                () -> {
                                    stored.replaceAll(
                                            each ->
                                                    isAbandoned(scope, writtenBefore, each)
                                                            ? in(State.UNKNOWN, each)
                                                            : each);
                                    return true;
                                }));
    }

    @Override
    public List<JournalEntry> settled(OrganizationScope scope, int limit) {
        synchronized (stored) {
            return stored.stream()
                    .filter(each -> each.scope().equals(scope))
                    .map(Stored::entry)
                    .filter(entry -> entry.state() != State.OPEN)
                    .sorted(Comparator.comparing(JournalEntry::writtenAt))
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public void remove(OrganizationScope scope, Set<String> ids) {
        faults.write(
                () ->
                        locked(
                                () ->
                                        stored.removeIf(
                                                each ->
                                                        each.scope().equals(scope)
                                                                && ids.contains(
                                                                        each.entry().id()))));
    }

    @Override
    public Set<OrganizationScope> waiting(Instant writtenBefore, int limit) {
        synchronized (stored) {
            Set<OrganizationScope> waiting = new LinkedHashSet<>();
            stored.stream()
                    .filter(each -> each.entry().writtenAt().isBefore(writtenBefore))
                    .sorted(Comparator.comparing(each -> each.entry().writtenAt()))
                    .limit(limit)
                    .forEach(each -> waiting.add(each.scope()));
            return waiting;
        }
    }

    boolean isEmpty() {
        synchronized (stored) {
            return stored.isEmpty();
        }
    }

    private boolean locked(BooleanSupplier mutation) {
        synchronized (stored) {
            return mutation.getAsBoolean();
        }
    }

    private static boolean isOpen(OrganizationScope scope, String id, Stored each) {
        return each.scope().equals(scope)
                && each.entry().id().equals(id)
                && each.entry().state() == State.OPEN;
    }

    private static boolean isAbandoned(OrganizationScope scope, Instant before, Stored each) {
        return each.scope().equals(scope)
                && each.entry().state() == State.OPEN
                && each.entry().writtenAt().isBefore(before);
    }

    private static Stored in(State state, Stored each) {
        JournalEntry entry = each.entry();
        return new Stored(
                each.scope(),
                new JournalEntry(entry.id(), entry.writtenAt(), state, entry.events()));
    }
}
