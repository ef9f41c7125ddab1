package dev.aac.producer.execution.storage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The outbox as it is stored; its place is the execution's own {@code slotKey}.
 *
 * @param since with {@link State#WAITING}
 * @param turn with {@link State#WAITING}: of two, the one with the smaller turn is sent first
 * @param at with {@link State#SENT} and {@link State#ANALYZING}
 * @param lease with {@link State#HELD}
 */
public record DispatchDocument(
        State state,
        @Nullable Instant since,
        @Nullable Long turn,
        @Nullable Instant at,
        @Nullable LeaseDocument lease) {

    /** The cases of the domain's {@code Dispatch}. */
    public enum State {
        WAITING,
        SENT,
        HELD,
        ANALYZING,
        DONE
    }
}
