package dev.aac.worker.intake;

import dev.aac.contract.job.ClaimAnswer.Granted;
import dev.aac.contract.job.RunJob;
import java.time.Duration;

/// A run this worker has got.
///
/// @param askedNanos when its claim was first sent, by the steady time; the lease counts from there
record Grant(RunJob job, Granted granted, long askedNanos) {

    Duration leaseTime() {
        return Duration.ofMillis(granted.leaseMillis());
    }
}
