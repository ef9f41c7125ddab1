package dev.aac.producer.execution;

import static java.util.Objects.requireNonNull;

/**
 * Who or what asked for an execution.
 *
 * @param userId the person behind the request
 */
public record Trigger(Kind kind, String userId) {

    public Trigger {
        requireNonNull(kind, "kind is null");
        requireNonNull(userId, "userId is null");
    }

    /** The way a request came in. */
    public enum Kind {
        /** By a signed-in person. */
        DASHBOARD
    }
}
