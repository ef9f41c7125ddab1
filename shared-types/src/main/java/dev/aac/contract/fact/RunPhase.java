package dev.aac.contract.fact;

/** What a worker does with a run it holds. */
public enum RunPhase {
    /** It makes sure of the image and pulls it when needed. */
    PREPARING,
    /** The container runs. */
    RUNNING,
    /** The container has ended; last lines and the end are being reported. */
    FINISHING
}
