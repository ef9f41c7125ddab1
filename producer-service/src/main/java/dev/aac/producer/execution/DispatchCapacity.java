package dev.aac.producer.execution;

import dev.aac.producer.platform.tenancy.OrganizationScope;

/**
 * What decides how soon jobs are sent. Answers are for people: up to a second old, so that any
 * number of them cost the store as much as one. Same threads and errors as {@link Executions}.
 */
public interface DispatchCapacity {

    Capacity now();

    /** How many runs the organization may have at once; may be some seconds old. */
    int runLimit(OrganizationScope scope);

    /**
     * Of the installation as a whole.
     *
     * @param brokerOpen whether jobs can be handed out at all
     * @param slots how many runs the workers take at once; 0 when there is no worker
     * @param freeSlots how many more they would take, without those promised to jobs on their way
     */
    record Capacity(boolean brokerOpen, int slots, int freeSlots) {}
}
