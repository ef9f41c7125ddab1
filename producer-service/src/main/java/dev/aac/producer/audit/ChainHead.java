package dev.aac.producer.audit;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The end of an organization's chain, kept apart from the events: what was cut off shows here.
 *
 * @param seq of the last event, which is their number
 * @param hash of the last event
 * @param signature by {@link HeadSignature}: who can write to the store but has not the secret
 *     cannot make a head
 * @param tail the events that the last step added, until they are stored with the others
 */
public record ChainHead(long seq, String hash, String signature, List<ChainedEvent> tail) {

    public ChainHead {
        requireNonNull(hash, "hash is null");
        requireNonNull(signature, "signature is null");
        tail = List.copyOf(tail);
    }
}
