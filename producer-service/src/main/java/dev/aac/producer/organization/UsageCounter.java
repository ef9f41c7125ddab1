package dev.aac.producer.organization;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;

/**
 * Says how much an organization uses of one kind. The feature that has the things counts them: one
 * counter a kind, found by its type.
 */
public interface UsageCounter {

    UsageKind kind();

    /**
     * Blocks for a call or two to the store, and throws when it does not answer in time.
     *
     * @param now says which month it is, for what counts by the month
     */
    int used(OrganizationScope scope, Instant now);
}
