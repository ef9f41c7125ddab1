package dev.aac.worker.container;

/** Who keeps containers away from the host's own services and from cloud metadata. */
public enum NetworkGuard {
    /**
     * The worker: by rules of its own, or by looking for those that its engine keeps; without them
     * it takes no work.
     */
    ENFORCE,
    /** The operator, by means that the worker does not see or check. */
    EXTERNAL
}
