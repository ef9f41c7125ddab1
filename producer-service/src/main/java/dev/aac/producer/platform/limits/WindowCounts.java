package dev.aac.producer.platform.limits;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * Counters that all replicas share. The first addition to a counter begins a window of time, in
 * which the others are added up; the first one after its end begins the next.
 *
 * <p>Every change is atomic: of many at once, at however many replicas, each gets a total of its
 * own. Every method blocks for a few calls to the store, may be called from any thread, and throws
 * when the store does not answer in time. The times are the callers': replicas whose clocks differ
 * by a second end a window a second apart.
 */
public interface WindowCounts {

    /**
     * @param total all that was added in this window, the addition itself included
     * @param endsAt end of the window
     */
    record Count(long total, Instant endsAt) {

        public Count {
            requireNonNull(endsAt, "endsAt is null");
        }
    }

    /**
     * @param window length of the one that this begins, if it does
     */
    Count add(String key, int amount, Duration window, Instant now);

    /** Takes one back, if its window is still open. */
    void takeBack(String key, Instant now);

    /**
     * Forgets a counter, also one whose window is over and that nobody swept yet.
     *
     * @return all that was added in its last window; 0 when there was none
     */
    long take(String key);

    /** Moves the end of the open window, if there is one. */
    void prolong(String key, Instant now, Instant endsAt);

    /**
     * Forgets counters whose window ended before a time.
     *
     * @return how many
     */
    long removeEnded(Instant before);
}
