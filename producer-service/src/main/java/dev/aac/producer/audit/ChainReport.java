package dev.aac.producer.audit;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * How a chain was found.
 *
 * @param events that were found to be in order, before the first fault
 * @param headHash of the last event; keep it elsewhere, and a chain that was made anew as a whole
 *     shows
 * @param firstFault null when there is none
 */
public record ChainReport(long events, String headHash, @Nullable ChainFault firstFault) {

    public ChainReport {
        requireNonNull(headHash, "headHash is null");
    }

    public boolean isIntact() {
        return firstFault == null;
    }
}
