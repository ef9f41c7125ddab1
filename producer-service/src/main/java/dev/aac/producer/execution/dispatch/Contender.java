package dev.aac.producer.execution.dispatch;

import dev.aac.producer.execution.SlotKey;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/** An organization that has something to send, during one round. For one thread. */
final class Contender {

    private final OrganizationScope scope;
    private final IntSupplier limit;
    private final Instant oldest;
    private final Set<Integer> occupied;
    private int kept;

    /**
     * @param limit how many runs it may have at once; asked for only when it matters
     * @param oldest since when it waits
     * @param places those in use
     */
    Contender(OrganizationScope scope, IntSupplier limit, Instant oldest, Places places) {
        this.scope = scope;
        this.limit = limit;
        this.oldest = oldest;
        this.occupied = new HashSet<>(places.occupied());
        this.kept = places.kept();
    }

    /**
     * An organization's places.
     *
     * @param occupied the numbers of those in use
     * @param kept how many of these belong to runs that wait for another attempt, as far as known
     */
    record Places(Set<Integer> occupied, int kept) {

        static final Places NONE = new Places(Set.of(), 0);
    }

    OrganizationScope scope() {
        return scope;
    }

    Instant oldest() {
        return oldest;
    }

    /**
     * Whether something of it may be sent: in a free place, or in the one it kept. May say yes to
     * one whose limit is 0: {@link #freePlace} knows.
     */
    boolean maySend() {
        return kept > 0 || occupied.isEmpty() || occupied.size() < limit.getAsInt();
    }

    /** The part of its limit that runs. */
    double load() {
        int running = occupied.size() - kept;
        return running == 0 ? 0 : (double) running / Math.max(1, limit.getAsInt());
    }

    /** Empty also when a lowered limit leaves numbers free but allows no more runs. */
    OptionalInt freePlace() {
        int allowed = limit.getAsInt();
        return occupied.size() < allowed
                ? IntStream.range(0, allowed)
                        .filter(number -> !occupied.contains(number))
                        .findFirst()
                : OptionalInt.empty();
    }

    /** A place is in use, by a run of this round or as somebody else turned out to have it. */
    void occupy(int number) {
        if (!occupied.add(number) && kept > 0) {
            kept--;
        }
    }

    SlotKey place(int number) {
        return new SlotKey(scope.organizationId(), number);
    }
}
