package dev.aac.producer.audit;

import dev.aac.producer.platform.tenancy.StoreAways;
import java.util.function.Supplier;

/** Lets a store fail at one of its writes, counted over all that share this. */
final class StoreFaults {

    /** What happens at the chosen write. */
    enum Kind {
        DIES_BEFORE,
        DIES_AFTER,
        AWAY_BEFORE,
        AWAY_AFTER;

        boolean isAfter() {
            return this == DIES_AFTER || this == AWAY_AFTER;
        }

        boolean isDeath() {
            return this == DIES_BEFORE || this == DIES_AFTER;
        }
    }

    /** The end of the process. */
    static final class Death extends Error {

        private static final long serialVersionUID = 1L;
    }

    private final Kind kind;
    private final int at;
    private int writes;

    private StoreFaults(Kind kind, int at) {
        this.kind = kind;
        this.at = at;
    }

    static StoreFaults none() {
        return new StoreFaults(Kind.AWAY_BEFORE, Integer.MAX_VALUE);
    }

    /**
     * @param at the number of the write, from 1
     */
    static StoreFaults at(Kind kind, int at) {
        return new StoreFaults(kind, at);
    }

    synchronized int writes() {
        return writes;
    }

    synchronized <T> T write(Supplier<T> mutation) {
        writes++;
        if (writes != at) {
            return mutation.get();
        }
        if (kind.isAfter()) {
            T _ = mutation.get();
        }
        if (kind.isDeath()) {
            throw new Death();
        }
        throw StoreAways.asATestWantsIt();
    }
}
