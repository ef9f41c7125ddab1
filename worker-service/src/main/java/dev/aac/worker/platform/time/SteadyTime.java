package dev.aac.worker.platform.time;

import java.time.Duration;

/// Time for measuring how long something took: it never jumps, unlike the wall clock, and says
/// nothing about the date.
@FunctionalInterface
public interface SteadyTime {

    /// Nanoseconds since some fixed moment, as [System#nanoTime()] gives them.
    long nanos();

    /// How long ago a moment was.
    ///
    /// @param pastNanos an earlier answer of [#nanos()]
    default Duration since(long pastNanos) {
        return Duration.ofNanos(nanos() - pastNanos);
    }

    /// The time of this machine.
    static SteadyTime system() {
        return System::nanoTime;
    }
}
