package dev.aac.worker.job;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.WorkerId;
import dev.aac.contract.job.ClaimAnswer.Granted;
import dev.aac.contract.job.JobSpec;
import dev.aac.contract.job.RunJob;
import dev.aac.worker.container.ContainerLimits;
import dev.aac.worker.container.ContainerOwner;
import dev.aac.worker.container.ContainerSpec;
import dev.aac.worker.container.InstallationId;
import dev.aac.worker.container.PreparedImage;
import dev.aac.worker.mask.SecretMask;
import dev.aac.worker.report.Lease;

/// A run that this worker has claimed.
///
/// @param granted holds the environment, which may hold secrets
/// @param mask what nothing that leaves this worker may show
public record Assignment(RunJob job, Granted granted, Lease lease, SecretMask mask) {

    public Assignment {
        requireNonNull(job, "job is null");
        requireNonNull(granted, "granted is null");
        requireNonNull(lease, "lease is null");
        requireNonNull(mask, "mask is null");
    }

    /// With the mask of the secrets that were granted.
    public static Assignment of(RunJob job, Granted granted, Lease lease) {
        return new Assignment(job, granted, lease, SecretMask.of(granted.secretValues()));
    }

    /// @param diskMb mebibytes that the container may write
    ContainerSpec containerSpec(WorkerId self, PreparedImage image, long diskMb) {
        JobSpec spec = job.spec();
        return new ContainerSpec(
                new ContainerOwner(
                        job.run(),
                        self,
                        new InstallationId(granted.installation()),
                        job.correlationId()),
                image,
                spec.command(),
                granted.environment(),
                ContainerLimits.of(spec.limits(), diskMb));
    }
}
