package dev.aac.worker.intake;

import dev.aac.contract.id.RunRef;
import dev.aac.worker.platform.time.SteadyTime;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Remembers for a while which runs were cancelled, for those that come after their cancellation.
/// Safe for all threads.
final class Cancellations {

    /// How long one is remembered.
    static final Duration MEMORY = Duration.ofMinutes(10);

    /// Most that are remembered; the oldest are forgotten first.
    static final int REMEMBERED_MAX = 10_000;

    private final SteadyTime time;
    private final Map<RunRef, Long> rememberedNanos = new LinkedHashMap<>();

    Cancellations(SteadyTime time) {
        this.time = time;
    }

    synchronized void remember(RunRef run) {
        rememberedNanos.remove(run);
        rememberedNanos.put(run, time.nanos());
        forgetOld();
    }

    synchronized boolean contains(RunRef run) {
        forgetOld();
        return rememberedNanos.containsKey(run);
    }

    private void forgetOld() {
        Iterator<Long> oldestFirst = rememberedNanos.values().iterator();
        while (oldestFirst.hasNext()) {
            boolean old = time.since(oldestFirst.next()).compareTo(MEMORY) > 0;
            if (!old && rememberedNanos.size() <= REMEMBERED_MAX) {
                return;
            }
            oldestFirst.remove();
        }
    }
}
