package dev.aac.worker.platform.time;

import java.time.Duration;

/// A moment by which something has to be done.
public record Deadline(long nanos) {

    /// The moment that is so long after now.
    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /// The time until then, never negative.
    public Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
    }
}
