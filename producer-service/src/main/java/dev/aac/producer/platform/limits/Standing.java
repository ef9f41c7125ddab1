package dev.aac.producer.platform.limits;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * Where a client stands after a request.
 *
 * @param admitted whether the request may go on
 * @param remaining how many more will be let in before the end of the window, at least
 * @param resetsIn the rest of the window; more than nothing
 * @param resetsAt its end
 */
public record Standing(
        RateLimit limit, boolean admitted, int remaining, Duration resetsIn, Instant resetsAt) {

    public Standing {
        requireNonNull(limit, "limit is null");
        requireNonNull(resetsIn, "resetsIn is null");
        requireNonNull(resetsAt, "resetsAt is null");
    }

    /** In whole seconds, rounded up: whoever waits so long waits long enough. */
    public int resetSeconds() {
        return Math.toIntExact(resetsIn.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
