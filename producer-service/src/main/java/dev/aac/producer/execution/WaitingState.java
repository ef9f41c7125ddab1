package dev.aac.producer.execution;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What a PENDING execution waits for.
 *
 * @param position among its organization's own that wait to be sent: 1 is next, those that began to
 *     wait in the same millisecond share one. Absent when it is sent already, and far back in a
 *     long line
 * @param estimateSeconds until it is likely to be sent, see {@link RunDurations}; absent when that
 *     cannot be said
 */
public record WaitingState(
        WaitingReason reason, @Nullable Integer position, @Nullable Integer estimateSeconds) {

    public WaitingState {
        requireNonNull(reason, "reason is null");
    }
}
