package dev.aac.producer.execution;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.fact.AbortReason;
import dev.aac.contract.fact.LogTotals;
import dev.aac.contract.id.FencingToken;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Everything that can move an execution; {@link ExecutionStateMachine} says how. */
public sealed interface RunEvent {

    /** The dispatcher takes a place for it and is about to publish its job. */
    record Sent(SlotKey slot) implements RunEvent {}

    /** Its job was published long ago and nobody claimed it: about to be published once more. */
    record SentAgain() implements RunEvent {}

    /** A worker claims an attempt. */
    record Claimed(int attempt, Lease lease) implements RunEvent {

        public Claimed {
            requireNonNull(lease, "lease is null");
        }
    }

    /** What only the holder of the lease may report. */
    sealed interface Report extends RunEvent {

        FencingToken token();
    }

    /** The container runs. */
    record Started(FencingToken token, Instant at, String imageDigest) implements Report {}

    /** The container ended by itself and its log is complete. */
    record Exited(FencingToken token, Instant at, int exitCode, LogTotals logs) implements Report {}

    /** The attempt ended without a verdict and what there is of its log is complete. */
    record Aborted(
            FencingToken token,
            Instant at,
            AbortReason reason,
            @Nullable String detail,
            LogTotals logs)
            implements Report {}

    /** The lease was not renewed in time. */
    record LeaseExpired(FencingToken token) implements RunEvent {}

    /** Somebody wants it stopped. */
    record CancelRequested() implements RunEvent {}

    /** It has waited past its {@link Execution#queueDeadline}. */
    record QueueTimedOut() implements RunEvent {}
}
