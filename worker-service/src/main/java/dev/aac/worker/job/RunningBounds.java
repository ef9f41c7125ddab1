package dev.aac.worker.job;

import dev.aac.contract.fact.AbortReason;
import dev.aac.contract.job.RunLimits;
import dev.aac.worker.container.ContainerEngineException;
import dev.aac.worker.platform.time.Deadline;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What a running container may not pass and nobody but its worker looks at: its time, its time
/// without output, and the disk that it takes. Begins with the start; used by one thread.
final class RunningBounds {

    /// Time between two looks at the disk; in so long a container may write more than it may keep.
    static final Duration DISK_LOOK = Duration.ofSeconds(5);

    /// How long one that is out of time may take to end by itself, which had its time.
    static final Duration TIMEOUT_GRACE = Duration.ofSeconds(1);

    private static final long BYTES_PER_MEBIBYTE = 1024L * 1024;

    private static final Logger LOG = Logger.getLogger(JobRunner.class);

    private final Deadline end;
    private final @Nullable Duration idleMax;
    private final long diskMb;
    private final StartedContainer container;
    private final ContainerOutput output;
    private Deadline diskLook = Deadline.in(DISK_LOOK);

    RunningBounds(
            RunLimits limits, long diskMb, StartedContainer container, ContainerOutput output) {
        Integer idle = limits.idleTimeoutSeconds();
        this.end = Deadline.in(Duration.ofSeconds(limits.timeoutSeconds()));
        this.idleMax = idle == null ? null : Duration.ofSeconds(idle);
        this.diskMb = diskMb;
        this.container = container;
        this.output = output;
    }

    /// One of them.
    ///
    /// @param grace what the container has left to end by itself
    record Passed(JobOutcome.Aborted outcome, Duration grace) {

        private static Passed late(AbortReason reason) {
            return new Passed(new JobOutcome.Aborted(reason, null), TIMEOUT_GRACE);
        }

        /// Whatever it did in a grace would be on the disk.
        private static Passed full(long diskMb) {
            String detail = "it wrote more than %d MiB".formatted(diskMb);
            return new Passed(new JobOutcome.Aborted(AbortReason.DISK_FULL, detail), Duration.ZERO);
        }
    }

    /// When it has to be looked at again; zero for at once.
    Duration untilNextLook() {
        Duration first = sooner(end.left(), diskLook.left());
        return idleMax == null ? first : sooner(first, idleMax.minus(idle()));
    }

    /// What was passed, if anything. Asks the engine when it is time to.
    Optional<Passed> passed() throws InterruptedException {
        if (end.left().isZero()) {
            return Optional.of(Passed.late(AbortReason.TIMED_OUT));
        }
        if (idleMax != null && idle().compareTo(idleMax) >= 0) {
            return Optional.of(Passed.late(AbortReason.IDLE_TIMED_OUT));
        }
        if (diskLook.left().isZero()) {
            boolean full = isDiskFull();
            diskLook = Deadline.in(DISK_LOOK);
            return full ? Optional.of(Passed.full(diskMb)) : Optional.empty();
        }
        return Optional.empty();
    }

    /// An engine that is away, or does not say, is asked again at the next look.
    private boolean isDiskFull() throws InterruptedException {
        if (container.inSight().isZero()) {
            return false;
        }
        try {
            return container.diskBytes() > diskMb * BYTES_PER_MEBIBYTE;
        } catch (ContainerEngineException e) {
            LOG.warnf("Nobody knows how much disk the container takes: %s", e.sentence());
            return false;
        }
    }

    /// What it wrote while the engine was away may still be on its way, so the time before the
    /// engine's return does not count.
    private Duration idle() {
        return sooner(output.idle(), container.inSight());
    }

    private static Duration sooner(Duration one, Duration other) {
        Duration first = one.compareTo(other) < 0 ? one : other;
        return first.isNegative() ? Duration.ZERO : first;
    }
}
