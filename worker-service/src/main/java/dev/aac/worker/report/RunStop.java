package dev.aac.worker.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one source of cancellation of a run. Anybody may ask for a stop; the thread that runs the
/// job learns it by interruption, inside the blocks that [#interruptedByAny()] and its like open
/// and nowhere else. Safe for all threads.
public final class RunStop {

    /// Why a run is to stop. What comes later in this list goes further and replaces what came
    /// before.
    public enum Cause {
        /// Somebody asked for it: stop the container gently, report the end.
        CANCELLED,
        /// This worker ends: stop the container at once, report that the run is for another worker.
        HANDED_BACK,
        /// This worker ends and nobody took the run back in time: kill the container, report no
        /// more; the run goes on elsewhere when its lease is over.
        LEFT,
        /// The lease is gone: kill the container, report no more.
        LOST;

        /// Whether nothing more is reported.
        public boolean givesUp() {
            return compareTo(HANDED_BACK) > 0;
        }
    }

    private final List<Runnable> whenGivenUp = new ArrayList<>();
    private @Nullable Cause cause;
    private long askedNanos;
    private @Nullable Interruption current;

    /// Asks for a stop. Idempotent; a weaker cause than one already given changes nothing.
    public void request(Cause requested) {
        List<Runnable> toTell = List.of();
        synchronized (this) {
            Cause before = cause;
            if (before != null && before.compareTo(requested) >= 0) {
                return;
            }
            if (before == null) {
                askedNanos = System.nanoTime();
            }
            cause = requested;
            if (current != null && current.concerns(requested)) {
                current.interrupt();
            }
            if (requested.givesUp() && (before == null || !before.givesUp())) {
                toTell = List.copyOf(whenGivenUp);
            }
        }
        toTell.forEach(Runnable::run);
    }

    /// The strongest cause given so far.
    public synchronized Optional<Cause> cause() {
        return Optional.ofNullable(cause);
    }

    /// What is left of the time that a run has to end in, counted from when a stop was first asked
    /// for; zero when it has passed.
    public synchronized Duration left(Duration grace) {
        if (cause == null) {
            return grace;
        }
        Duration left = grace.minusNanos(System.nanoTime() - askedNanos);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /// Whether nothing more is to be reported.
    public synchronized boolean isGivenUp() {
        return cause != null && cause.givesUp();
    }

    /// Has something run, in the thread of whoever asks, once the run is given up; at once when it
    /// is already. It has to be quick.
    public void whenGivenUp(Runnable told) {
        synchronized (this) {
            whenGivenUp.add(told);
            if (!isGivenUp()) {
                return;
            }
        }
        told.run();
    }

    /// From here to the end of the block any stop interrupts this thread. Blocks do not nest.
    ///
    /// @throws InterruptedException when a stop was asked for already
    public Interruption interruptedByAny() throws InterruptedException {
        return open(Cause.CANCELLED);
    }

    /// From here to the end of the block this thread is interrupted when the worker ends or the run
    /// is given up.
    ///
    /// @throws InterruptedException when one of these has happened already
    public Interruption interruptedByHandingBack() throws InterruptedException {
        return open(Cause.HANDED_BACK);
    }

    /// From here to the end of the block this thread is interrupted when the run is given up.
    ///
    /// @throws InterruptedException when it was given up already
    public Interruption interruptedByGivingUp() throws InterruptedException {
        return open(Cause.LEFT);
    }

    private synchronized Interruption open(Cause weakest) throws InterruptedException {
        Interruption opened = new Interruption(weakest);
        if (cause != null && opened.concerns(cause)) {
            throw new InterruptedException("the run was stopped before");
        }
        current = opened;
        return opened;
    }

    /// A stretch of work that a stop interrupts.
    public final class Interruption implements AutoCloseable {

        private final Thread thread = Thread.currentThread();
        private final Cause weakest;
        private boolean interrupted;

        private Interruption(Cause weakest) {
            this.weakest = weakest;
        }

        private boolean concerns(Cause requested) {
            return requested.compareTo(weakest) >= 0;
        }

        private void interrupt() {
            interrupted = true;
            thread.interrupt();
        }

        /// Ends it; an interruption that came too late to be noticed is taken back.
        @Override
        public void close() {
            synchronized (RunStop.this) {
                current = null;
                if (interrupted) {
                    boolean _ = Thread.interrupted();
                }
            }
        }
    }
}
