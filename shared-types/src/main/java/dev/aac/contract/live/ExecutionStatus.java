package dev.aac.contract.live;

/** The states a person sees. */
public enum ExecutionStatus {
    /** Accepted; waits for a worker, or one prepares it. */
    PENDING,
    /** A container runs, or the next attempt is about to. */
    RUNNING,
    /** The container failed; the reason is being looked for. The exit code is known. */
    ANALYZING,
    /** Exit code 0 at the first counted attempt. */
    PASSED,
    /** Another exit code at the last attempt. */
    FAILED,
    /** Passed after a failed attempt. */
    UNSTABLE,
    /** No verdict: the platform or a limit ended it; {@code error} says why. */
    ERROR,
    /** Somebody stopped it. */
    CANCELLED;

    /** Whether it never changes again. */
    public boolean isFinal() {
        return switch (this) {
            case PENDING, RUNNING, ANALYZING -> false;
            case PASSED, FAILED, UNSTABLE, ERROR, CANCELLED -> true;
        };
    }
}
