package dev.aac.worker.job;

import dev.aac.contract.fact.AbortReason;
import org.jspecify.annotations.Nullable;

/// How an attempt ended. A test that failed is a completed attempt; only when the platform could
/// not let it end by itself is it aborted.
public sealed interface JobOutcome {

    /// The container ended by itself.
    record Completed(int exitCode) implements JobOutcome {}

    /// It did not come to an end of its own.
    ///
    /// @param detail one line for a person, where the reason does not say it all
    record Aborted(AbortReason reason, @Nullable String detail) implements JobOutcome {}

    /// The run was given up: somebody else has it, or will have it. Nothing is reported.
    record Lost() implements JobOutcome {}
}
