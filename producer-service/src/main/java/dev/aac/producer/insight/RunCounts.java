package dev.aac.producer.insight;

import dev.aac.contract.live.ExecutionStatus;
import java.util.OptionalDouble;

/** How many runs ended in which way. */
public record RunCounts(long passed, long unstable, long failed, long error, long cancelled) {

    public static final RunCounts NONE = new RunCounts(0, 0, 0, 0, 0);

    /**
     * One run.
     *
     * @throws IllegalArgumentException when the status is not final
     */
    static RunCounts of(ExecutionStatus verdict) {
        return switch (verdict) {
            case PASSED -> new RunCounts(1, 0, 0, 0, 0);
            case UNSTABLE -> new RunCounts(0, 1, 0, 0, 0);
            case FAILED -> new RunCounts(0, 0, 1, 0, 0);
            case ERROR -> new RunCounts(0, 0, 0, 1, 0);
            case CANCELLED -> new RunCounts(0, 0, 0, 0, 1);
            case PENDING, RUNNING, ANALYZING ->
                    throw new IllegalArgumentException(verdict + " is no end");
        };
    }

    RunCounts plus(RunCounts other) {
        return new RunCounts(
                passed + other.passed,
                unstable + other.unstable,
                failed + other.failed,
                error + other.error,
                cancelled + other.cancelled);
    }

    public long total() {
        return passed + unstable + failed + error + cancelled;
    }

    /** Those that passed, if only after a retry. */
    public long good() {
        return passed + unstable;
    }

    /** Those that say whether the tests pass: not what an error or a person ended. */
    public long judged() {
        return good() + failed;
    }

    /** The good ones' share of the judged ones, 0 to 1; empty when there are none. */
    public OptionalDouble passRate() {
        return judged() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) good() / judged());
    }
}
