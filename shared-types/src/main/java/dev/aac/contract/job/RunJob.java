package dev.aac.contract.job;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.RunRef;

/**
 * The command in the job queue: run this attempt. It may arrive twice or late; the {@link Claim}
 * decides.
 *
 * @param correlationId of the request that asked for the execution
 */
public record RunJob(RunRef run, JobSpec spec, String correlationId) {

    public RunJob {
        requireNonNull(run, "run is null");
        requireNonNull(spec, "spec is null");
        requireNonNull(correlationId, "correlationId is null");
    }
}
