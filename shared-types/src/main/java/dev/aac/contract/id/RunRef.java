package dev.aac.contract.id;

import static java.util.Objects.requireNonNull;

/**
 * One attempt of one execution, with everything needed to find it without a look-up across
 * organizations.
 *
 * @param attempt from 1; it only rises
 */
public record RunRef(OrganizationId organizationId, TaskId taskId, RunId runId, int attempt) {

    public RunRef {
        requireNonNull(organizationId, "organizationId is null");
        requireNonNull(taskId, "taskId is null");
        requireNonNull(runId, "runId is null");
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt is less than 1");
        }
    }
}
