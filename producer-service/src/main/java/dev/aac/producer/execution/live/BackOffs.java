package dev.aac.producer.execution.live;

import java.time.Duration;

/** Pauses that double from try to try. */
final class BackOffs {

    private static final int DOUBLINGS_MAX = 20;

    private BackOffs() {}

    /**
     * @param tries how many were in vain, from 0
     */
    static Duration pause(Duration first, Duration max, int tries) {
        Duration pause = first.multipliedBy(1L << Math.min(tries, DOUBLINGS_MAX));
        return pause.compareTo(max) < 0 ? pause : max;
    }
}
