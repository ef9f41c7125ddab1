package dev.aac.worker;

import dev.aac.worker.platform.InvalidSettingException;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

/// Starts the worker with its process and stops it with it.
@Singleton
final class WorkerLifecycle {

    private static final int EXIT_CODE_OF_A_WRONG_SETTING = 1;

    private final Instance<Worker> worker;
    private volatile boolean started;

    WorkerLifecycle(Instance<Worker> worker) {
        this.worker = worker;
    }

    void start(@Observes StartupEvent event) {
        try {
            worker.get().start();
            started = true;
        } catch (RuntimeException e) {
            throw wrongSettingIn(e);
        }
    }

    /// A wrong setting is for the operator: its sentence alone, without the way it came up.
    private static RuntimeException wrongSettingIn(RuntimeException failure) {
        Throwable cause = failure;
        while (cause != null) {
            if (cause instanceof InvalidSettingException) {
                return new PreventFurtherStepsException(
                        cause.getMessage(), EXIT_CODE_OF_A_WRONG_SETTING);
            }
            cause = cause.getCause();
        }
        return failure;
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (started) {
            worker.get().stop();
        }
    }
}
