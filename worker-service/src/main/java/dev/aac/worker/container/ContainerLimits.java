package dev.aac.worker.container;

import dev.aac.contract.job.RunLimits;

/**
 * What one container may use.
 *
 * @param cpus cores, may be a fraction
 * @param memoryMb mebibytes, swap included
 */
public record ContainerLimits(double cpus, int memoryMb) {

    public ContainerLimits {
        if (!(cpus > 0) || memoryMb < 1) {
            throw new IllegalArgumentException("a limit is not positive");
        }
    }

    /** The part of a run's limits that the engine keeps. */
    public static ContainerLimits of(RunLimits limits) {
        return new ContainerLimits(limits.cpus(), limits.memoryMb());
    }
}
