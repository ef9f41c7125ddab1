package dev.aac.producer.execution;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.OrganizationId;

/**
 * One of an organization's places for a live run. A unique index on it holds the limit of
 * concurrent runs with any number of replicas, and no counter can leak.
 *
 * @param number from 0 to the organization's limit, exclusive
 */
public record SlotKey(OrganizationId organizationId, int number) {

    public SlotKey {
        requireNonNull(organizationId, "organizationId is null");
        if (number < 0) {
            throw new IllegalArgumentException("number is negative");
        }
    }

    /** Reads the form that {@link #toString()} writes. */
    public static SlotKey parse(String text) {
        int hash = text.indexOf('#');
        return new SlotKey(
                new OrganizationId(text.substring(0, hash)),
                Integer.parseInt(text.substring(hash + 1)));
    }

    @Override
    public String toString() {
        return organizationId + "#" + number;
    }
}
