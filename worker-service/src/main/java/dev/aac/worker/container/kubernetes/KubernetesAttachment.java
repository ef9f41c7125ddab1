package dev.aac.worker.container.kubernetes;

import dev.aac.contract.fact.LogStream;
import dev.aac.worker.container.Attachment;
import dev.aac.worker.container.ContainerEngineException;
import dev.aac.worker.container.ContainerEngineException.EngineAway;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.FrameSink;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One thread that waits for the container, reads what the kubelet keeps of its output, and feeds
/// the sink.
///
/// A node's runtime writes both streams into one file, and its log has them as one: all of it is
/// delivered as standard output. Whoever reads does not make the container wait, either: what is
/// not read yet lies on the node, where the kubelet keeps as much as its `containerLogMaxSize` and
/// `containerLogMaxFiles` say, and hands out the newest file only. A sink that blocks while more
/// than one file is written costs what was in between; without a cut meanwhile nobody can tell.
final class KubernetesAttachment implements Attachment {

    /// Longer than any run, which its owner ends.
    private static final Duration ANY_TIME = Duration.ofDays(1);

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Logger LOG = Logger.getLogger(KubernetesAttachment.class);

    private final PodSight sight;
    private final FrameSink sink;
    private final LogReading reading;
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("kubernetes-output").unstarted(this::run);
    private volatile boolean endExpected;
    private volatile boolean closed;
    private volatile @Nullable RuntimeException sinkFailure;
    private volatile @Nullable EngineFailed failure;

    private KubernetesAttachment(PodLogs logs, PodSight sight, FrameSink sink) {
        this.sight = sight;
        this.sink = sink;
        this.reading = new LogReading(logs, sight, this::handOver);
    }

    static KubernetesAttachment to(PodLogs logs, PodSight sight, FrameSink sink) {
        KubernetesAttachment attachment = new KubernetesAttachment(logs, sight, sink);
        attachment.thread.start();
        return attachment;
    }

    private void run() {
        try {
            Optional<String> pod = awaitPod();
            if (pod.isPresent()) {
                reading.toTheEnd(pod.get());
            }
        } catch (EngineFailed e) {
            failure = e;
        } catch (RuntimeException e) {
            LOG.error("The container's output could not be read", e);
            failure = new EngineFailed("The output could not be read.", e);
        } catch (InterruptedException _) {
            LOG.debug("No more output is wanted");
        } finally {
            done.countDown();
        }
    }

    private void handOver(byte[] bytes) throws InterruptedException {
        try {
            sink.accept(LogStream.STDOUT, bytes);
        } catch (RuntimeException e) {
            sinkFailure = e;
            throw new InterruptedException("the sink failed");
        }
        if (closed) {
            throw new InterruptedException("no more output is wanted");
        }
    }

    /// The pod, once its container has run; empty when it never will.
    private Optional<String> awaitPod() throws EngineFailed, InterruptedException {
        long away = System.nanoTime();
        while (true) {
            try {
                Optional<Optional<String>> found = sight.await(ANY_TIME, this::podThatRan);
                if (found.isPresent()) {
                    return found.get();
                }
                away = System.nanoTime();
            } catch (EngineAway e) {
                if (endExpected || System.nanoTime() - away > LogReading.AWAY_MAX.toNanos()) {
                    throw e;
                }
                Thread.sleep(PAUSE);
            } catch (EngineFailed e) {
                throw e;
            } catch (ContainerEngineException e) {
                throw new EngineFailed(e.sentence(), e);
            }
        }
    }

    private Optional<Optional<String>> podThatRan(PodState state) {
        return switch (state) {
            case PodState.Running(String pod, String _) -> Optional.of(Optional.of(pod));
            case PodState.Ended(String pod, String _, var _) -> Optional.of(Optional.of(pod));
            case PodState.CannotStart _, PodState.Lost _ -> Optional.of(Optional.empty());
            case PodState.Absent _, PodState.Waiting _, PodState.ImageMissing _ ->
                    endExpected ? Optional.of(Optional.empty()) : Optional.empty();
        };
    }

    @Override
    public boolean awaitEnd(Duration limit) throws EngineFailed, InterruptedException {
        endExpected = true;
        sight.wake();
        if (!done.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        RuntimeException cause = sinkFailure;
        if (cause != null) {
            throw new IllegalStateException("the sink of a container's output failed", cause);
        }
        EngineFailed known = failure;
        if (known != null) {
            throw new EngineFailed(known.sentence(), known);
        }
        return true;
    }

    @Override
    public void close() {
        // A sink may spend the interruption.
        closed = true;
        thread.interrupt();
    }
}
