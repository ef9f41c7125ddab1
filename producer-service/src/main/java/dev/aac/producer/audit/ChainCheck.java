package dev.aac.producer.audit;

import dev.aac.producer.audit.ChainFault.Kind;
import java.util.Optional;

/** Checks the events of a chain one after another, up to its head. Used by one thread. */
final class ChainCheck {

    private final ChainHead head;
    private long seq;
    private String hash = EventHash.NONE_BEFORE;

    ChainCheck(ChainHead head) {
        this.head = head;
    }

    /** How many were in order. */
    long events() {
        return seq;
    }

    boolean isAtHead() {
        return seq == head.seq();
    }

    /**
     * @param next the event with the next higher number than the one before
     * @return what is wrong, after which nothing more can be told
     */
    Optional<ChainFault> next(ChainedEvent next) {
        long expected = seq + 1;
        if (next.seq() > expected) {
            return Optional.of(new ChainFault(expected, null, Kind.DELETED));
        }
        if (!next.fitsItsHash()) {
            return Optional.of(at(next, Kind.EDITED));
        }
        if (next.seq() < expected || !next.previousHash().equals(hash)) {
            return Optional.of(at(next, Kind.OUT_OF_PLACE));
        }
        seq = next.seq();
        hash = next.hash();
        return isAtHead() && !hash.equals(head.hash())
                ? Optional.of(at(next, Kind.REWRITTEN))
                : Optional.empty();
    }

    /** There are no more. */
    Optional<ChainFault> end() {
        return isAtHead()
                ? Optional.empty()
                : Optional.of(new ChainFault(seq + 1, null, Kind.TRUNCATED));
    }

    private static ChainFault at(ChainedEvent event, Kind kind) {
        return new ChainFault(event.seq(), event.event().id(), kind);
    }
}
