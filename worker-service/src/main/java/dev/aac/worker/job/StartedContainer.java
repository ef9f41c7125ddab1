package dev.aac.worker.job;

import dev.aac.worker.container.ContainerEngine;
import dev.aac.worker.container.ContainerEngineException;
import dev.aac.worker.container.ContainerEngineException.EngineAway;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.ContainerExit;
import dev.aac.worker.container.ContainerId;
import dev.aac.worker.container.PreparedImage;
import dev.aac.worker.platform.time.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A container that was started, or may have been, on an engine that may be away for a while: then
/// it is waited for. Used by one thread; every wait can be interrupted.
final class StartedContainer {

    /// Time between two questions to an engine that is away.
    static final Duration PAUSE = Duration.ofMillis(250);

    /// What an engine that stops does to its containers (SIGTERM, then SIGKILL), and what it says
    /// of those that it lost sight of.
    private static final Set<Integer> ENDED_WITH_THE_ENGINE = Set.of(143, 137, 255);

    private static final Logger LOG = Logger.getLogger(JobRunner.class);

    private final ContainerEngine engine;
    private final ContainerId id;
    private final Duration awayMax;
    private @Nullable Deadline patience;
    private long backNanos = System.nanoTime();

    /// @param awayMax how long the engine may be away without a break
    StartedContainer(ContainerEngine engine, ContainerId id, Duration awayMax) {
        this.engine = engine;
        this.id = id;
        this.awayMax = awayMax;
    }

    /// Something that may be asked again.
    private interface Question<T> {
        T ask() throws ContainerEngineException, InterruptedException;
    }

    /// Starts it after a start that had no answer, unless it was that which started it.
    void startUnlessStarted() throws ContainerEngineException, InterruptedException {
        outOfSight();
        Optional<Boolean> done =
                onceBack(
                        Deadline.in(awayMax),
                        () -> {
                            if (!engine.hasStarted(id)) {
                                engine.start(id);
                            }
                            return true;
                        });
        if (done.isEmpty()) {
            throw new EngineAway("The container engine was away for too long.", null);
        }
    }

    /// As the engine's own, but an engine that is away is waited for.
    PreparedImage awaitRunning(PreparedImage image)
            throws ContainerEngineException, InterruptedException {
        while (true) {
            try {
                PreparedImage running = engine.awaitRunning(id, image);
                patience = null;
                backNanos = System.nanoTime();
                return running;
            } catch (EngineAway e) {
                if (patience == null) {
                    LOG.warnf("The run waits for its container engine: %s", e.sentence());
                    outOfSight();
                } else if (patience.left().isZero()) {
                    throw e;
                }
            }
            Thread.sleep(PAUSE);
        }
    }

    /// As the engine's own, but an engine that is away is waited for within the limit.
    ///
    /// @throws EngineFailed when it was away for too long, or took the container with it
    Optional<ContainerExit> awaitExit(Duration limit)
            throws ContainerEngineException, InterruptedException {
        Deadline deadline = Deadline.in(limit);
        if (patience == null) {
            try {
                return engine.awaitExit(id, limit);
            } catch (EngineAway e) {
                LOG.warnf("The run waits for its container engine: %s", e.sentence());
                outOfSight();
            }
        }
        Optional<Optional<ContainerExit>> answer =
                onceBack(deadline, () -> engine.awaitExit(id, Duration.ZERO));
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        if (answer.get().filter(StartedContainer::endedWithTheEngine).isPresent()) {
            throw new EngineFailed("The container engine ended, and the container with it.", null);
        }
        return answer.get();
    }

    private static boolean endedWithTheEngine(ContainerExit exit) {
        return !exit.outOfMemory() && ENDED_WITH_THE_ENGINE.contains(exit.code());
    }

    /// As the engine's own, without waiting for one that is away.
    long diskBytes() throws ContainerEngineException, InterruptedException {
        return engine.diskBytes(id);
    }

    /// How long it is known to be there; zero while the engine is away.
    Duration inSight() {
        return patience == null ? Duration.ofNanos(System.nanoTime() - backNanos) : Duration.ZERO;
    }

    private void outOfSight() {
        patience = Deadline.in(awayMax);
    }

    /// Empty when the engine was away until the deadline.
    private <T> Optional<T> onceBack(Deadline deadline, Question<T> question)
            throws ContainerEngineException, InterruptedException {
        while (true) {
            try {
                T answer = question.ask();
                patience = null;
                backNanos = System.nanoTime();
                return Optional.of(answer);
            } catch (EngineAway e) {
                Deadline left = patience;
                if (left != null && left.left().isZero()) {
                    throw e;
                }
            }
            if (deadline.left().isZero()) {
                return Optional.empty();
            }
            Thread.sleep(PAUSE);
        }
    }
}
