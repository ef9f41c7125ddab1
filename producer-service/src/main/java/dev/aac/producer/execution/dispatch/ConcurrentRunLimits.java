package dev.aac.producer.execution.dispatch;

import dev.aac.producer.platform.tenancy.OrganizationScope;

/** How many runs an organization may have at once. */
@FunctionalInterface
interface ConcurrentRunLimits {

    /** 0 for an organization that is gone. May block for one call to the store. */
    int of(OrganizationScope scope);
}
