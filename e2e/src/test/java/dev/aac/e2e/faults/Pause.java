package dev.aac.e2e.faults;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How long a fault lasts, or the time between two: part of what is done, not a wait for it. */
final class Pause {

    private Pause() {}

    static void of(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
