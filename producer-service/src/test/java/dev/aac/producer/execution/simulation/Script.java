package dev.aac.producer.execution.simulation;

import dev.aac.contract.fact.AbortReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a container does when nobody stops it.
 *
 * @param prepareMillis until it starts
 * @param runMillis until it ends by itself
 * @param lines how many it writes
 * @param startFailure why it never starts; absent when it does
 * @param endFailure why there is no verdict although it ran; absent when there is
 */
record Script(
        int prepareMillis,
        int runMillis,
        int lines,
        int exitCode,
        @Nullable AbortReason startFailure,
        @Nullable AbortReason endFailure) {

    private static final List<AbortReason> START_FAILURES =
            List.of(
                    AbortReason.ENGINE_FAILED,
                    AbortReason.IMAGE_UNAVAILABLE,
                    AbortReason.START_FAILED);
    private static final List<AbortReason> END_FAILURES =
            List.of(
                    AbortReason.ENGINE_FAILED,
                    AbortReason.ENGINE_FAILED,
                    AbortReason.TIMED_OUT,
                    AbortReason.OUT_OF_MEMORY);

    /** Anything. */
    static Script any(Chance chance) {
        Script good = good(chance);
        return new Script(
                good.prepareMillis(),
                good.runMillis(),
                good.lines(),
                good.exitCode(),
                chance.oneIn(25) ? chance.oneOf(START_FAILURES) : null,
                chance.oneIn(12) ? chance.oneOf(END_FAILURES) : null);
    }

    /** A verdict within half a minute. */
    static Script good(Chance chance) {
        return new Script(
                chance.below(3_000),
                chance.between(100, 25_000),
                chance.below(12),
                chance.oneIn(3) ? 1 : 0,
                null,
                null);
    }

    /** Passes after exactly that time, without a word. */
    static Script passesAfter(int millis) {
        return new Script(0, millis, 0, 0, null, null);
    }
}
