package dev.aac.worker.platform.time;

import java.util.concurrent.atomic.LongAdder;

/// How often something took time, and how much in all. Safe for all threads.
public final class TimeTally {

    private final LongAdder count = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    /// It took so long once more.
    public void add(long takenNanos) {
        count.increment();
        nanos.add(takenNanos);
    }

    public long count() {
        return count.sum();
    }

    public long totalNanos() {
        return nanos.sum();
    }
}
