package dev.aac.producer.execution;

import dev.aac.producer.execution.Dispatch.Waiting;
import dev.aac.producer.execution.DispatchCapacity.Capacity;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What an organization's waiting executions can expect.
 *
 * @param limit how many it may run at once
 * @param live how many it has sent or running
 * @param median how long its runs take; empty when that is not known
 */
record LineOutlook(
        Capacity capacity, int limit, int live, Positions positions, Optional<Duration> median) {

    private static final double MILLIS_PER_SECOND = 1_000;

    WaitingState of(Waiting waiting) {
        OptionalInt position = positions.of(waiting);
        WaitingReason reason = reason(waiting, position.orElse(Integer.MAX_VALUE));
        return new WaitingState(
                reason,
                position.isPresent() ? position.getAsInt() : null,
                position.isPresent() ? estimate(reason, position.getAsInt()) : null);
    }

    private WaitingReason reason(Waiting waiting, int position) {
        if (!capacity.brokerOpen()) {
            return WaitingReason.BROKER_AWAY;
        }
        if (capacity.slots() == 0) {
            return WaitingReason.NO_WORKER;
        }
        if (waiting.kept() == null && position > limit - live) {
            return WaitingReason.ORGANIZATION_LIMIT;
        }
        return position > capacity.freeSlots()
                ? WaitingReason.NO_FREE_SLOT
                : WaitingReason.STARTING;
    }

    private @Nullable Integer estimate(WaitingReason reason, int position) {
        boolean waitsForAnEnd =
                reason == WaitingReason.ORGANIZATION_LIMIT || reason == WaitingReason.NO_FREE_SLOT;
        int usable = Math.min(limit, capacity.slots());
        if (!waitsForAnEnd || usable == 0 || median.isEmpty()) {
            return null;
        }
        double millis = (double) position * median.get().toMillis() / usable;
        return (int) Math.ceil(millis / MILLIS_PER_SECOND);
    }
}
