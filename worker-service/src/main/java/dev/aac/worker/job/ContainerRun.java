package dev.aac.worker.job;

import dev.aac.contract.fact.AbortReason;
import dev.aac.contract.fact.RunPhase;
import dev.aac.contract.id.WorkerId;
import dev.aac.contract.job.RunLimits;
import dev.aac.tracing.Traces;
import dev.aac.worker.container.ContainerEngine;
import dev.aac.worker.container.ContainerEngineException;
import dev.aac.worker.container.ContainerEngineException.DiskFull;
import dev.aac.worker.container.ContainerEngineException.EngineAway;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.ContainerEngineException.ImagePullTimedOut;
import dev.aac.worker.container.ContainerEngineException.ImageUnavailable;
import dev.aac.worker.container.ContainerEngineException.StartFailed;
import dev.aac.worker.container.ContainerExit;
import dev.aac.worker.container.ContainerId;
import dev.aac.worker.container.PreparedImage;
import dev.aac.worker.report.RunStop;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jspecify.annotations.Nullable;

/// One attempt's container: image, creation, start, end. Used by one thread, which a stop
/// interrupts only where the engine may take long. Whoever makes it owes the removal of
/// [#container()].
final class ContainerRun {

    /// How long a container that is cancelled may take to end by itself, from when this worker
    /// learnt of it.
    static final Duration CANCEL_GRACE = Duration.ofSeconds(10);

    /// The least of it for a container whose start, which nothing interrupts, took the rest.
    static final Duration CANCEL_GRACE_MIN = Duration.ofSeconds(1);

    /// Likewise for one whose worker ends: it starts anew elsewhere.
    static final Duration HAND_BACK_GRACE = Duration.ofSeconds(1);

    /// Longest wait for the last byte of a container that has ended. What it wrote is bounded by
    /// then; what may take long is the producer.
    static final Duration ENDED_OUTPUT_LIMIT = Duration.ofMinutes(10);

    /// Likewise when the engine could not say that it has ended.
    static final Duration RUNNING_OUTPUT_LIMIT = Duration.ofSeconds(5);

    private static final Logger LOG = Logger.getLogger(JobRunner.class);

    private final ContainerEngine engine;
    private final Duration awayMax;
    private final Assignment assignment;
    private final ContainerOutput output;
    private final RunStop stop;
    private final long diskMb;
    private @Nullable ContainerId container;
    private Duration outputLimit = Duration.ZERO;

    /// @param awayMax how long the engine may be away, without a break, once the container has
    ///     started
    /// @param diskMb mebibytes that the container may write
    ContainerRun(
            ContainerEngine engine,
            Duration awayMax,
            Assignment assignment,
            ContainerOutput output,
            long diskMb) {
        this.engine = engine;
        this.awayMax = awayMax;
        this.assignment = assignment;
        this.output = output;
        this.stop = assignment.lease().stop();
        this.diskMb = diskMb;
    }

    /// The container, once there is one.
    Optional<ContainerId> container() {
        return Optional.ofNullable(container);
    }

    /// How long its last byte may take; zero when it never started, and so writes nothing.
    Duration outputLimit() {
        return outputLimit;
    }

    /// Runs the container until it has ended, or until it is clear that it will not. Never throws.
    ///
    /// @param self goes onto the container, with the run
    /// @param started is told the image once the container runs
    JobOutcome toTheEnd(WorkerId self, Consumer<PreparedImage> started) {
        try {
            PreparedImage image = prepareImage();
            ContainerId created = create(self, image);
            output.attach(engine, created);
            goOn();
            StartedContainer starting = start(created);
            PreparedImage had = awaitRunning(starting, image);
            RunningBounds bounds = new RunningBounds(limits(), diskMb, starting, output);
            started.accept(had);
            assignment.lease().enter(RunPhase.RUNNING);
            try (var _ = Traces.step("container")) {
                return awaitEnd(starting, bounds);
            }
        } catch (InterruptedException e) {
            return stopped();
        } catch (ContainerEngineException e) {
            return failed(e);
        } catch (RuntimeException e) {
            LOG.error("A job failed unexpectedly", e);
            return aborted(AbortReason.ENGINE_FAILED, "The worker failed; its log says more.");
        }
    }

    private PreparedImage prepareImage() throws ContainerEngineException, InterruptedException {
        try (var _ = stop.interruptedByAny()) {
            return engine.prepareImage(assignment.job().spec().image());
        }
    }

    private ContainerId create(WorkerId self, PreparedImage image)
            throws ContainerEngineException, InterruptedException {
        goOn();
        ContainerId created = engine.create(assignment.containerSpec(self, image, diskMb));
        container = created;
        goOn();
        return created;
    }

    private StartedContainer start(ContainerId created)
            throws ContainerEngineException, InterruptedException {
        StartedContainer running = new StartedContainer(engine, created, awayMax);
        boolean known = isKnownToStart(created);
        outputLimit = RUNNING_OUTPUT_LIMIT;
        if (!known) {
            try (var _ = stop.interruptedByAny()) {
                running.startUnlessStarted();
            }
        }
        return running;
    }

    /// Some engines pull the image only now.
    private PreparedImage awaitRunning(StartedContainer starting, PreparedImage image)
            throws ContainerEngineException, InterruptedException {
        try (var _ = stop.interruptedByAny()) {
            return starting.awaitRunning(image);
        }
    }

    /// False when the engine did not answer: it may have started, or not.
    private boolean isKnownToStart(ContainerId created)
            throws ContainerEngineException, InterruptedException {
        try {
            engine.start(created);
            return true;
        } catch (EngineAway e) {
            LOG.warnf("Nobody knows whether the container has started: %s", e.sentence());
            return false;
        }
    }

    /// Between calls that are not interrupted themselves.
    private void goOn() throws InterruptedException {
        if (stop.cause().isPresent()) {
            throw new InterruptedException("the run was stopped");
        }
    }

    private RunLimits limits() {
        return assignment.job().spec().limits();
    }

    private JobOutcome awaitEnd(StartedContainer running, RunningBounds bounds)
            throws ContainerEngineException, InterruptedException {
        Optional<RunningBounds.Passed> passed = Optional.empty();
        try (var _ = stop.interruptedByAny()) {
            while (passed.isEmpty()) {
                Optional<ContainerExit> exit = running.awaitExit(bounds.untilNextLook());
                if (exit.isPresent()) {
                    outputLimit = ENDED_OUTPUT_LIMIT;
                    return ended(exit.get());
                }
                passed = bounds.passed();
            }
        }
        RunningBounds.Passed bound = passed.get();
        container().ifPresent(late -> end(late, bound.grace()));
        return bound.outcome();
    }

    private static JobOutcome ended(ContainerExit exit) {
        return exit.outOfMemory()
                ? aborted(AbortReason.OUT_OF_MEMORY, null)
                : new JobOutcome.Completed(exit.code());
    }

    /// After an interruption, or a stop between two calls.
    private JobOutcome stopped() {
        if (stop.cause().isEmpty() || stop.isGivenUp()) {
            return new JobOutcome.Lost();
        }
        if (container != null && !outputLimit.isZero()) {
            Duration left = stop.left(CANCEL_GRACE);
            end(container, left.compareTo(CANCEL_GRACE_MIN) < 0 ? CANCEL_GRACE_MIN : left);
        }
        return stop.cause().map(ContainerRun::stoppedFor).orElseGet(JobOutcome.Lost::new);
    }

    private static JobOutcome stoppedFor(RunStop.Cause cause) {
        return switch (cause) {
            case CANCELLED -> aborted(AbortReason.CANCELLED, null);
            case HANDED_BACK -> aborted(AbortReason.WORKER_STOPPING, null);
            case LEFT, LOST -> new JobOutcome.Lost();
        };
    }

    private JobOutcome failed(ContainerEngineException e) {
        // The engine may repeat what it was given, such as a value that it does not take.
        String sentence = assignment.mask().text(e.sentence());
        LOG.logf(
                e instanceof EngineFailed ? Level.WARN : Level.INFO,
                "The run is aborted: %s",
                sentence);
        return switch (e) {
            case ImageUnavailable _ -> aborted(AbortReason.IMAGE_UNAVAILABLE, sentence);
            case ImagePullTimedOut _ -> aborted(AbortReason.IMAGE_PULL_TIMED_OUT, sentence);
            case StartFailed _ -> aborted(AbortReason.START_FAILED, sentence);
            case DiskFull _ -> aborted(AbortReason.DISK_FULL, sentence);
            case EngineFailed _ -> aborted(AbortReason.ENGINE_FAILED, sentence);
        };
    }

    /// Ends a container within the grace, or within less when the worker ends meanwhile, or without
    /// any when the run is given up. One that the engine cannot end is ended with its removal.
    private void end(ContainerId running, Duration grace) {
        try (var _ = stop.interruptedByHandingBack()) {
            stopWithin(grace, running);
        } catch (InterruptedException _) {
            endForAnotherWorker(running);
        }
    }

    private void endForAnotherWorker(ContainerId running) {
        try (var _ = stop.interruptedByGivingUp()) {
            stopWithin(HAND_BACK_GRACE, running);
        } catch (InterruptedException _) {
            LOG.debug("Given up while the container was ending");
        }
    }

    private void stopWithin(Duration grace, ContainerId running) throws InterruptedException {
        try {
            engine.stop(running, grace);
            outputLimit = ENDED_OUTPUT_LIMIT;
        } catch (ContainerEngineException e) {
            LOG.warnf("The container could not be stopped: %s", e.sentence());
        } catch (RuntimeException e) {
            LOG.error("The container could not be stopped", e);
        }
    }

    private static JobOutcome aborted(AbortReason reason, @Nullable String detail) {
        return new JobOutcome.Aborted(reason, detail);
    }
}
