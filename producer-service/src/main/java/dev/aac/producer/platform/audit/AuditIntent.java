package dev.aac.producer.platform.audit;

/**
 * Events whose act is about to be done. If nobody settles them, because the act failed in a way
 * that leaves open whether it was done or because the process died, they are recorded after a while
 * with {@code "outcome": "unknown"}.
 */
public interface AuditIntent {

    /**
     * Says whether the act was done: its events are recorded, or forgotten. Never fails: the act is
     * done, and what cannot be said now is recorded as unknown.
     *
     * @return the same
     */
    boolean settle(boolean happened);
}
