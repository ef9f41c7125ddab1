package dev.aac.producer.execution;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.fact.AbortReason;
import dev.aac.contract.fact.LogTotals;
import dev.aac.contract.id.FencingToken;
import dev.aac.producer.analysis.Analysis;
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

    /**
     * The container ended by itself and its log is complete.
     *
     * @param toBeAnalyzed whether the reason is to be looked for, should the run have failed
     */
    record Exited(
            FencingToken token, Instant at, int exitCode, LogTotals logs, boolean toBeAnalyzed)
            implements Report {

        /** Without a look for the reason. */
        public Exited(FencingToken token, Instant at, int exitCode, LogTotals logs) {
            this(token, at, exitCode, logs, false);
        }
    }

    /** The attempt ended without a verdict and what there is of its log is complete. */
    record Aborted(
            FencingToken token,
            Instant at,
            AbortReason reason,
            @Nullable String detail,
            LogTotals logs)
            implements Report {}

    /** Why it failed is known, or will not be. */
    record Analyzed(Analysis analysis) implements RunEvent {

        public Analyzed {
            requireNonNull(analysis, "analysis is null");
        }
    }

    /** The lease was not renewed in time. */
    record LeaseExpired(FencingToken token) implements RunEvent {}

    /** Somebody wants it stopped. */
    record CancelRequested() implements RunEvent {}

    /** It has waited past its {@link Execution#queueDeadline}. */
    record QueueTimedOut() implements RunEvent {}
}
