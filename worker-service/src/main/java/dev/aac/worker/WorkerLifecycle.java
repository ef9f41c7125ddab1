package dev.aac.worker;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

/// Starts the worker with its process and stops it with it.
@Singleton
final class WorkerLifecycle {

    private final Instance<Worker> worker;
    private volatile boolean started;

    WorkerLifecycle(Instance<Worker> worker) {
        this.worker = worker;
    }

    void start(@Observes StartupEvent event) {
        worker.get().start();
        started = true;
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (started) {
            worker.get().stop();
        }
    }
}
