package dev.aac.worker.container;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.job.RunLimits;
import java.time.Duration;

/**
 * What one container may use.
 *
 * @param cpus cores, may be a fraction
 * @param memoryMb mebibytes, swap included
 * @param diskMb mebibytes that it may write outside of its memory. An engine looks now and then, so
 *     that for some seconds it may have written more
 * @param runtime from the container's start. Whoever runs it ends it then; an engine that can ends
 *     it some time later, in case nobody did
 */
public record ContainerLimits(double cpus, int memoryMb, long diskMb, Duration runtime) {

    public ContainerLimits {
        requireNonNull(runtime, "runtime is null");
        if (!(cpus > 0) || memoryMb < 1 || diskMb < 1 || !runtime.isPositive()) {
            throw new IllegalArgumentException("a limit is not positive");
        }
    }

    /** The part of a run's limits that the engine keeps, and what the worker allows everybody. */
    public static ContainerLimits of(RunLimits limits, long diskMb) {
        return new ContainerLimits(
                limits.cpus(),
                limits.memoryMb(),
                diskMb,
                Duration.ofSeconds(limits.timeoutSeconds()));
    }
}
