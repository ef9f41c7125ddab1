package dev.aac.producer.execution.live;

import java.time.Duration;

/** Calls back later. */
interface Delays {

    /** Runs a task, which must not wait for anything, after some time on any thread. */
    void after(Duration delay, Runnable task);
}
