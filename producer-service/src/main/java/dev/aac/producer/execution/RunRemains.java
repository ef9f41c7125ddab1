package dev.aac.producer.execution;

import dev.aac.contract.id.RunRef;
import dev.aac.producer.platform.tenancy.OrganizationScope;

/** What another feature keeps of executions, for as long as there is the execution. */
public interface RunRemains {

    /**
     * Removes it, of all attempts of that execution; there need not be any. May be asked again.
     *
     * @param run of any attempt
     */
    void deleteAll(OrganizationScope scope, RunRef run);
}
