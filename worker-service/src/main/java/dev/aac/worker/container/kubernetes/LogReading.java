package dev.aac.worker.container.kubernetes;

import dev.aac.worker.container.ContainerEngine;
import dev.aac.worker.container.ContainerEngineException;
import dev.aac.worker.container.ContainerEngineException.EngineAway;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Reads a container's output to its true end, over as many connections as that takes. An answer's
/// end is believed to be the output's only when a reading that began after the container's end
/// finds nothing more: an API server that is stopped, or a balancer before it, ends answers just as
/// well. One thread.
final class LogReading {

    /// Longer than a run waits for its engine: it is never the output that gives up first.
    static final Duration AWAY_MAX = ContainerEngine.AWAY_MAX.plusMinutes(1);

    /// So long the cluster may take to tell of a container's end when its output has ended.
    private static final Duration END_SPREAD = Duration.ofSeconds(1);

    /// So often the output of a container that has ended is asked for without any success.
    private static final int FRUITLESS_MAX = 20;

    private static final int DOUBTS_MAX = 3;
    private static final Duration PAUSE_MIN = Duration.ofMillis(50);
    private static final int PAUSE_DOUBLINGS_MAX = 4;
    private static final Duration PAUSE_AWAY = Duration.ofMillis(500);
    private static final int BUFFER_BYTES = 32 * 1024;
    private static final Logger LOG = Logger.getLogger(LogReading.class);

    private final PodLogs logs;
    private final PodSight sight;
    private final LogProgress progress = new LogProgress();
    private final Taker taker;
    private long answeredNanos = System.nanoTime();

    /// Takes output that comes next.
    @FunctionalInterface
    interface Taker {
        void take(byte[] bytes) throws InterruptedException;
    }

    /// How an answer ended.
    private enum End {
        /// As it should.
        WHOLE,
        /// Somewhere, or before it began.
        CUT,
        /// It never began: there is no such pod any more.
        GONE
    }

    LogReading(PodLogs logs, PodSight sight, Taker taker) {
        this.logs = logs;
        this.sight = sight;
        this.taker = taker;
    }

    /// @throws EngineFailed when what was taken is not all there was
    void toTheEnd(String pod) throws EngineFailed, InterruptedException {
        int fruitless = 0;
        End before = End.CUT;
        while (true) {
            // Asked before: a reading that began earlier may miss the last line.
            boolean ended = sight.state().isFinal();
            LogProgress.Reading reading = progress.read();
            End end = read(pod, reading);
            if (end == End.GONE) {
                checkComplete(before == End.WHOLE);
                return;
            }
            if (ended && end == End.WHOLE && isTheLast(reading, fruitless)) {
                reading.ended();
                checkComplete(true);
                return;
            }
            boolean answered = (ended && end == End.WHOLE) || hasAnswered(end);
            fruitless = reading.foundMore() || !answered ? 0 : fruitless + 1;
            if (ended && fruitless > FRUITLESS_MAX) {
                checkComplete(false);
            }
            if (fruitless > 1) {
                Thread.sleep(
                        PAUSE_MIN.multipliedBy(1L << Math.min(fruitless, PAUSE_DOUBLINGS_MAX)));
            }
            before = end;
        }
    }

    /// A log that was rotated does not come past what was handed over, however often it is read; an
    /// answer that only ended too early does, the next time.
    private static boolean isTheLast(LogProgress.Reading reading, int fruitless) {
        return !reading.foundMore() && (reading.isThrough() || fruitless >= DOUBTS_MAX);
    }

    private void checkComplete(boolean whole) throws EngineFailed {
        if (!whole) {
            throw new EngineFailed("The container's output broke off.", null);
        }
        if (progress.hasGap()) {
            throw new EngineFailed("The cluster did not keep all of the output.", null);
        }
    }

    private End read(String pod, LogProgress.Reading reading)
            throws EngineFailed, InterruptedException {
        try (InputStream answer = logs.follow(pod, progress.since())) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = answer.read(buffer); read >= 0; read = answer.read(buffer)) {
                byte[] bytes = reading.unseen(buffer, read);
                if (bytes.length > 0) {
                    taker.take(bytes);
                }
            }
            return End.WHOLE;
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("no more output is wanted");
            }
            LOG.debug("The container's output was cut", e);
            return End.CUT;
        } catch (Refused e) {
            return refused(e);
        }
    }

    private End refused(Refused refused) throws EngineFailed {
        if (refused.isNotFound()) {
            return End.GONE;
        }
        EngineFailed failure = sight.failed(refused);
        if (failure instanceof EngineAway || refused.isBadRequest()) {
            LOG.debug("The container's output is not handed out", refused);
            return End.CUT;
        }
        throw failure;
    }

    /// After an answer that ended too early, or never began: whether the cluster answers at all.
    /// One that is away is asked again for long.
    private boolean hasAnswered(End end) throws EngineFailed, InterruptedException {
        try {
            if (end != End.WHOLE || sight.await(END_SPREAD, LogReading::isFinal).isEmpty()) {
                PodState _ = sight.look();
            }
            answeredNanos = System.nanoTime();
            return true;
        } catch (EngineAway e) {
            if (System.nanoTime() - answeredNanos > AWAY_MAX.toNanos()) {
                throw e;
            }
            LOG.debug("The cluster is away while output is read", e);
            Thread.sleep(PAUSE_AWAY);
            return false;
        } catch (EngineFailed e) {
            throw e;
        } catch (ContainerEngineException e) {
            throw new EngineFailed(e.sentence(), e);
        }
    }

    private static Optional<Boolean> isFinal(PodState state) {
        return state.isFinal() ? Optional.of(true) : Optional.empty();
    }
}
