package dev.aac.contract.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of one attempt.
 *
 * @param timeoutSeconds from the container's start; pulling has a limit of its own
 * @param idleTimeoutSeconds longest time without output; absent means no such limit
 * @param cpus CPU cores, may be a fraction
 * @param memoryMb mebibytes, swap included
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunLimits(
        int timeoutSeconds, @Nullable Integer idleTimeoutSeconds, double cpus, int memoryMb) {

    public RunLimits {
        if (timeoutSeconds < 1 || cpus <= 0 || memoryMb < 1) {
            throw new IllegalArgumentException("a limit is not positive");
        }
        if (idleTimeoutSeconds != null && idleTimeoutSeconds < 1) {
            throw new IllegalArgumentException("idleTimeoutSeconds is not positive");
        }
    }
}
