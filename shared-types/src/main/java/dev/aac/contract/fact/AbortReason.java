package dev.aac.contract.fact;

/** Why an attempt ended without a verdict of its own. */
public enum AbortReason {
    /** The reference names nothing that can be pulled, or access is denied. */
    IMAGE_UNAVAILABLE,
    /** Pulling took longer than its limit. */
    IMAGE_PULL_TIMED_OUT,
    /** The container could not be started, for instance because the image has no shell. */
    START_FAILED,
    /** It ran longer than {@code timeoutSeconds}. */
    TIMED_OUT,
    /** It wrote nothing for {@code idleTimeoutSeconds}. */
    IDLE_TIMED_OUT,
    /** The kernel killed it at its memory limit. */
    OUT_OF_MEMORY,
    /** It wrote more to its disk than its worker allows. */
    DISK_FULL,
    /** It was asked to stop. */
    CANCELLED,
    /**
     * The container engine failed or went away: the run starts again elsewhere, as after a loss.
     */
    ENGINE_FAILED,
    /** The worker is being stopped: the run starts again elsewhere, counted for nothing. */
    WORKER_STOPPING
}
