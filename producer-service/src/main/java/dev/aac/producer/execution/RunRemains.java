package dev.aac.producer.execution;

import dev.aac.contract.id.RunRef;
import dev.aac.producer.platform.tenancy.OrganizationScope;

/**
 * What another feature keeps of executions, for as long as their log is kept: it goes with the
 * execution, or before it when {@linkplain RetentionSweep its time is over}.
 */
public interface RunRemains {

    /**
     * Removes it, of all attempts of that execution; there need not be any. May be asked again.
     *
     * @param run of any attempt
     */
    void deleteAll(OrganizationScope scope, RunRef run);
}
