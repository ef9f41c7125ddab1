package dev.aac.producer.execution.storage;

import java.time.Instant;

/** A worker's lease as it is stored. */
public record LeaseDocument(String claimId, String workerId, String token, Instant until) {

    @Override
    public String toString() {
        return "LeaseDocument[workerId=" + workerId + ", until=" + until + "]";
    }
}
