package dev.aac.producer.execution.dispatch;

import dev.aac.producer.execution.SlotKey;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
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

    /**
     * @param limit how many runs it may have at once; asked for only when it matters, because most
     *     of a thousand contenders do not get a turn in a round
     * @param oldest since when it waits
     * @param occupied numbers of its places in use; this changes it
     */
    Contender(OrganizationScope scope, IntSupplier limit, Instant oldest, Set<Integer> occupied) {
        this.scope = scope;
        this.limit = limit;
        this.oldest = oldest;
        this.occupied = occupied;
    }

    OrganizationScope scope() {
        return scope;
    }

    Instant oldest() {
        return oldest;
    }

    /** May say yes to one whose limit is 0: {@link #freePlace} knows. */
    boolean hasFreePlace() {
        return occupied.isEmpty() || occupied.size() < limit.getAsInt();
    }

    /** The part of its limit that is in use. */
    double load() {
        return occupied.isEmpty() ? 0 : (double) occupied.size() / limit.getAsInt();
    }

    OptionalInt freePlace() {
        return IntStream.range(0, limit.getAsInt())
                .filter(number -> !occupied.contains(number))
                .findFirst();
    }

    void occupy(int number) {
        occupied.add(number);
    }

    SlotKey place(int number) {
        return new SlotKey(scope.organizationId(), number);
    }
}
