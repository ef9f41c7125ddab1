package dev.aac.contract.job;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.aac.contract.id.RunRef;
import org.jspecify.annotations.Nullable;

/**
 * The command in the job queue: run this attempt. It may arrive twice or late; the {@link Claim}
 * decides.
 *
 * @param correlationId of the request that asked for the execution
 * @param traceparent the trace it belongs to, in its W3C form; absent when nobody follows it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunJob(RunRef run, JobSpec spec, String correlationId, @Nullable String traceparent) {

    public RunJob {
        requireNonNull(run, "run is null");
        requireNonNull(spec, "spec is null");
        requireNonNull(correlationId, "correlationId is null");
    }
}
