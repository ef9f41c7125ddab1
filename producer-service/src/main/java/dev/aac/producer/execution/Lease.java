package dev.aac.producer.execution;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.fact.RunPhase;
import dev.aac.contract.id.ClaimId;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.WorkerId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A worker's right to report on an attempt.
 *
 * @param claimId of the claim that was granted; the same claim again gets the same lease
 * @param until by the producer's clock; renewals move it without a new version of the execution
 * @param phase what the worker did when it renewed last, moved in the same way; absent before
 */
public record Lease(
        ClaimId claimId,
        WorkerId workerId,
        FencingToken token,
        Instant until,
        @Nullable RunPhase phase) {

    /** How long it lasts, and again with each renewal. */
    public static final Duration LENGTH = Duration.ofSeconds(15);

    public Lease {
        requireNonNull(claimId, "claimId is null");
        requireNonNull(workerId, "workerId is null");
        requireNonNull(token, "token is null");
        requireNonNull(until, "until is null");
    }

    /** One that has not been renewed yet. */
    public Lease(ClaimId claimId, WorkerId workerId, FencingToken token, Instant until) {
        this(claimId, workerId, token, until, null);
    }
}
