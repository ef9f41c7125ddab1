package dev.aac.producer.audit;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.OrganizationId;

/**
 * An event in its place.
 *
 * @param seq counts an organization's events from 1
 * @param previousHash of the event before, or {@link EventHash#NONE_BEFORE}
 * @param hash see {@link EventHash}
 */
public record ChainedEvent(
        OrganizationId organizationId,
        long seq,
        NotedEvent event,
        String previousHash,
        String hash) {

    public ChainedEvent {
        requireNonNull(organizationId, "organizationId is null");
        requireNonNull(event, "event is null");
        requireNonNull(previousHash, "previousHash is null");
        requireNonNull(hash, "hash is null");
    }

    /** The event that follows one with that number and hash. */
    static ChainedEvent after(
            OrganizationId organizationId, long seq, String previousHash, NotedEvent event) {
        return new ChainedEvent(
                organizationId,
                seq + 1,
                event,
                previousHash,
                EventHash.of(organizationId, event, previousHash));
    }

    boolean fitsItsHash() {
        return hash.equals(EventHash.of(organizationId, event, previousHash));
    }
}
