package dev.aac.contract.job;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.ClaimId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.WorkerId;

/** A worker asks to be the one that runs this attempt; answered by a {@link ClaimAnswer}. */
public record Claim(ClaimId claimId, RunRef run, WorkerId workerId) {

    public Claim {
        requireNonNull(claimId, "claimId is null");
        requireNonNull(run, "run is null");
        requireNonNull(workerId, "workerId is null");
    }
}
