package dev.aac.producer.platform.time;

import java.time.Duration;

/** Lets the calling thread, which must be one that may block, wait. */
@FunctionalInterface
public interface Pause {

    /** Returns after that time, or at once when the thread is interrupted, which it then stays. */
    void lasting(Duration duration);
}
