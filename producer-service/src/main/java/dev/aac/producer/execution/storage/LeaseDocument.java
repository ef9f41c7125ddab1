package dev.aac.producer.execution.storage;

import dev.aac.contract.fact.RunPhase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A worker's lease as it is stored. */
public record LeaseDocument(
        String claimId, String workerId, String token, Instant until, @Nullable RunPhase phase) {

    @Override
    public String toString() {
        return "LeaseDocument[workerId=" + workerId + ", until=" + until + "]";
    }
}
