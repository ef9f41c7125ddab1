package dev.aac.worker.container.docker;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import dev.aac.worker.container.ContainerEngine;
import dev.aac.worker.container.ContainerEngineException.EngineAway;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.ContainerId;
import dev.aac.worker.container.Refused;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads a container's output to its true end, over as many connections as that takes: attached
 * first, which makes the container wait for its reader; after a cut from the {@link OutputCopy},
 * which is believed only when a reading that began after the container's end finds nothing more.
 */
final class OutputReading implements AutoCloseable {

    /** Longer than a run waits for its engine: it is never the output that gives up first. */
    static final Duration AWAY_MAX = ContainerEngine.AWAY_MAX.plusMinutes(1);

    /** Longer than any run, which its owner ends. */
    private static final Duration READING_MAX = Duration.ofDays(1);

    /**
     * The output's end and the word of the container's end are not further apart than this, or the
     * copy is read: an engine that hangs up looks like the end, also to who asks afterwards. On a
     * busy engine they are some hundred milliseconds apart.
     */
    static final Duration END_SPREAD = Duration.ofSeconds(1);

    /** So long after a cut an end may be one, too. */
    private static final Duration DOUBT = Duration.ofSeconds(10);

    private static final Duration PAUSE_MIN = Duration.ofMillis(50);
    private static final int PAUSE_DOUBLINGS_MAX = 4;
    private static final Logger LOG = Logger.getLogger(OutputReading.class);

    private final DockerConnection connection;
    private final ContainerExits exits;
    private final ContainerId container;
    private final OutputSpool spool;
    private final OutputProgress progress;
    private final EngineStream attached;
    private final CountDownLatch endExpected = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("docker-output").unstarted(this::run);
    private long answeredNanos = System.nanoTime();
    private volatile long endExpectedNanos;
    private volatile @Nullable EngineFailed failure;

    OutputReading(
            DockerConnection connection,
            ContainerExits exits,
            ContainerId container,
            OutputSpool spool) {
        this.connection = connection;
        this.exits = exits;
        this.container = container;
        this.spool = spool;
        this.progress = new OutputProgress(spool);
        String path = "/containers/" + container + "/attach?stream=1&stdout=1&stderr=1";
        Request request = Request.builder().method(Request.Method.POST).path(path).build();
        this.attached =
                EngineStream.start(
                        connection, request, body -> OutputFrames.read(body, progress::handOver));
    }

    /** Returns once the engine has confirmed that it is attached. */
    void open() throws Refused, EngineFailed, InterruptedException {
        boolean open = false;
        try {
            open = attached.awaitOpen(ContainerEngine.CALL_LIMIT);
        } finally {
            if (!open) {
                attached.close();
            }
        }
        if (!open) {
            throw new EngineAway("The container engine does not hand out the output.", null);
        }
        thread.start();
    }

    /** Whoever reads knows that the container has ended, or wants no more than there is. */
    void expectEnd() {
        if (endExpected.getCount() > 0) {
            endExpectedNanos = System.nanoTime();
            endExpected.countDown();
        }
    }

    /**
     * @throws EngineFailed when what was put into the spool is not all there was
     */
    void throwFailure() throws EngineFailed {
        EngineFailed cause = failure;
        if (cause != null) {
            throw new EngineFailed("The container's output broke off.", cause);
        }
    }

    private void run() {
        try (attached) {
            if (!isReadAttached()) {
                LOG.info("The container's output is read on from the engine's copy");
                answeredNanos = System.nanoTime();
                readCopies();
            }
            if (progress.hasGap()) {
                failure = new EngineFailed("The engine did not keep all of the output.", null);
            }
        } catch (Refused e) {
            failure = ContainerExits.gone(e);
        } catch (EngineFailed e) {
            failure = e;
        } catch (RuntimeException e) {
            LOG.error("The container's output could not be read", e);
            failure = new EngineFailed("The output could not be read.", e);
        } catch (InterruptedException _) {
            LOG.debug("No more output is wanted");
        } finally {
            spool.end();
        }
    }

    /** Whether the connection lasted to the container's end. */
    private boolean isReadAttached() throws Refused, EngineFailed, InterruptedException {
        try {
            boolean _ = attached.awaitEnd(READING_MAX);
            boolean expected = endExpected.await(END_SPREAD.toMillis(), TimeUnit.MILLISECONDS);
            return expected
                    && System.nanoTime() - endExpectedNanos < END_SPREAD.toNanos()
                    && !connection.wasAwayWithin(DOUBT);
        } catch (EngineAway e) {
            LOG.debug("The connection to the container's output broke", e);
            return false;
        }
    }

    private boolean hasEnded() throws EngineFailed, InterruptedException {
        return exits.awaitCode(container, Duration.ZERO).isPresent();
    }

    /** Tries at once after a cut, and after less and less success more and more slowly. */
    private void readCopies() throws Refused, EngineFailed, InterruptedException {
        int fruitless = 0;
        while (true) {
            OutputProgress.CopyReading reading = progress.readCopy();
            if (isReadToTheEnd(reading)) {
                reading.ended();
                return;
            }
            fruitless = reading.foundMore() ? 0 : fruitless + 1;
            if (fruitless > 0) {
                Thread.sleep(
                        PAUSE_MIN.multipliedBy(1L << Math.min(fruitless, PAUSE_DOUBLINGS_MAX)));
            }
        }
    }

    /** False when it is to be read again. */
    private boolean isReadToTheEnd(OutputProgress.CopyReading reading)
            throws Refused, EngineFailed, InterruptedException {
        try {
            // Asked before: a reading that began earlier may miss the last message.
            boolean ended = hasEnded();
            read(reading);
            return ended && !reading.foundMore();
        } catch (EngineAway e) {
            if (System.nanoTime() - answeredNanos > AWAY_MAX.toNanos()) {
                throw e;
            }
            LOG.debug("The engine's copy was not read to its end", e);
            return false;
        }
    }

    private void read(OutputProgress.CopyReading reading)
            throws Refused, EngineFailed, InterruptedException {
        Request request = reading.request(container);
        try (EngineStream copy =
                EngineStream.start(connection, request, body -> OutputFrames.read(body, reading))) {
            if (!copy.awaitOpen(ContainerEngine.CALL_LIMIT)) {
                throw new EngineAway("The container engine does not hand out the output.", null);
            }
            try {
                boolean _ = copy.awaitEnd(READING_MAX);
            } finally {
                answeredNanos = System.nanoTime();
            }
        }
    }

    /** Reads no more. Idempotent, does not wait. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
