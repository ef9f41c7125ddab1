package dev.aac.producer.execution;

import dev.aac.producer.platform.tenancy.OrganizationScope;

/** What another feature keeps of runs for longer than their executions. */
public interface RunHistory {

    /**
     * Keeps it now, because the execution is about to go. Without effect on a run that has not
     * ended, and on one that it keeps already. Throws when the store does not answer in time.
     */
    void keep(OrganizationScope scope, Execution execution);
}
