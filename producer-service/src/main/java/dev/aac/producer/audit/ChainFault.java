package dev.aac.producer.audit;

import org.jspecify.annotations.Nullable;

/**
 * The first thing that is wrong with a chain.
 *
 * @param seq where
 * @param id of the event there; null when none is there
 */
public record ChainFault(long seq, @Nullable String id, Kind kind) {

    /** What somebody did to the chain, as far as that can be told. */
    public enum Kind {
        /** Its content is not what it was. */
        EDITED,
        /** Nothing has this number, but a later event is there. */
        DELETED,
        /** It does not follow the event before: swapped, put in between, or made anew. */
        OUT_OF_PLACE,
        /** The chain should go on here. */
        TRUNCATED,
        /** It was put behind the end. */
        ADDED,
        /** All fits together, but the last event is not the one that was recorded. */
        REWRITTEN,
        /** The end was recorded by somebody else, or with another JWT_SECRET. */
        HEAD_FORGED,
        /** Events are there, and nothing tells where they end. */
        HEAD_MISSING
    }
}
