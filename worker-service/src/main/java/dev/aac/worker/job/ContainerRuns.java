package dev.aac.worker.job;

import dev.aac.worker.container.ContainerEngine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Opens the runs of containers on the worker's engine. Safe for all threads.
@Singleton
public final class ContainerRuns {

    private final ContainerEngine engine;
    private final Duration awayMax;

    @Inject
    public ContainerRuns(ContainerEngine engine) {
        this(engine, ContainerEngine.AWAY_MAX);
    }

    /// @param awayMax how long a run waits for an engine that is away
    public ContainerRuns(ContainerEngine engine, Duration awayMax) {
        this.engine = engine;
        this.awayMax = awayMax;
    }

    ContainerRun open(Assignment assignment, ContainerOutput output) {
        return new ContainerRun(engine, awayMax, assignment, output);
    }
}
