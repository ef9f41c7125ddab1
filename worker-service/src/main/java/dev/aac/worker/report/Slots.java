package dev.aac.worker.report;

import dev.aac.worker.platform.WorkerSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// How many runs this worker takes at once, and how many more it would take now. Safe for all
/// threads.
@Singleton
public final class Slots {

    private final List<Runnable> whenFreed = new CopyOnWriteArrayList<>();
    private final int total;
    private int free;
    private boolean draining;

    @Inject
    public Slots(WorkerSettings settings) {
        this(settings.concurrency());
    }

    public Slots(int total) {
        this.total = total;
    }

    /// A slot has begun to wait for a job.
    public void freed() {
        synchronized (this) {
            if (free == total) {
                throw new IllegalStateException("more slots freed than there are");
            }
            free++;
        }
        whenFreed.forEach(Runnable::run);
    }

    /// A slot waits no longer.
    public synchronized void taken() {
        if (free == 0) {
            throw new IllegalStateException("more slots taken than there are");
        }
        free--;
    }

    /// No slot takes another job: the worker ends.
    public synchronized void drain() {
        draining = true;
    }

    /// How many there are; none while the worker ends.
    public synchronized int total() {
        return draining ? 0 : total;
    }

    /// How many wait for a job; none while the worker ends.
    public synchronized int free() {
        return draining ? 0 : free;
    }

    /// Has something quick run each time a slot gets free.
    void whenFreed(Runnable told) {
        whenFreed.add(told);
    }
}
