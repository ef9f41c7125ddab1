package dev.aac.worker.container;

import dev.aac.worker.container.ContainerEngineException.DiskFull;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.ContainerEngineException.ImagePullTimedOut;
import dev.aac.worker.container.ContainerEngineException.ImageUnavailable;
import dev.aac.worker.container.ContainerEngineException.StartFailed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** How the container engine does what it is asked. Safe for all threads. */
@Startup
@Singleton
public final class EngineMetrics {

    private final MeterRegistry registry;
    private final Map<Operation, Timer> calls = new EnumMap<>(Operation.class);
    private final Timer pulls;
    private final Counter imageUnavailable;
    private final Counter imagePullTimedOut;
    private final Counter startFailed;
    private final Counter diskFull;
    private final Counter engineFailed;

    /** What is timed; a wait for a container's end is not. */
    enum Operation {
        CHECK,
        PREPARE_IMAGE,
        CREATE,
        ATTACH,
        START,
        AWAIT_RUNNING,
        DISK,
        READ_FOLDER,
        STOP,
        REMOVE,
        LIST
    }

    public EngineMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (Operation operation : Operation.values()) {
            calls.put(
                    operation,
                    registry.timer(
                            "aac.worker.engine.calls",
                            "operation",
                            operation.name().toLowerCase(Locale.ROOT)));
        }
        this.pulls = registry.timer("aac.worker.image.pulls");
        this.imageUnavailable = errors("image_unavailable");
        this.imagePullTimedOut = errors("image_pull_timed_out");
        this.startFailed = errors("start_failed");
        this.diskFull = errors("disk_full");
        this.engineFailed = errors("engine_failed");
    }

    private Counter errors(String kind) {
        return registry.counter("aac.worker.engine.errors", "kind", kind);
    }

    /** An image was pulled, or pulling it failed, after that time. */
    public void pulled(Duration taken) {
        pulls.record(taken);
    }

    void called(Operation operation, Duration taken) {
        calls.getOrDefault(operation, pulls).record(taken);
    }

    void failed(ContainerEngineException failure) {
        switch (failure) {
            case ImageUnavailable _ -> imageUnavailable.increment();
            case ImagePullTimedOut _ -> imagePullTimedOut.increment();
            case StartFailed _ -> startFailed.increment();
            case DiskFull _ -> diskFull.increment();
            case EngineFailed _ -> engineFailed.increment();
        }
    }
}
