package dev.aac.worker.container.docker;

import dev.aac.worker.container.Attachment;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.ContainerId;
import dev.aac.worker.container.FrameSink;
import dev.aac.worker.container.Refused;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One thread reads the engine, another feeds the sink; a spool lies between them. */
final class DockerAttachment implements Attachment {

    private final FrameSink sink;
    private final OutputSpool spool;
    private final OutputReading reading;
    private final Thread feeder;
    private final CountDownLatch fed = new CountDownLatch(1);
    private volatile @Nullable RuntimeException sinkFailure;

    private DockerAttachment(OutputReading reading, OutputSpool spool, FrameSink sink) {
        this.sink = sink;
        this.spool = spool;
        this.reading = reading;
        this.feeder = Thread.ofVirtual().name("docker-feeder").start(this::feed);
    }

    /** Returns once the engine has confirmed. */
    static DockerAttachment to(
            DockerConnection connection,
            ContainerExits exits,
            ContainerId container,
            FrameSink sink)
            throws Refused, EngineFailed, InterruptedException {
        OutputSpool spool = new OutputSpool();
        OutputReading reading = new OutputReading(connection, exits, container, spool);
        reading.open();
        return new DockerAttachment(reading, spool, sink);
    }

    private void feed() {
        try {
            OutputSpool.Chunk chunk = spool.take();
            while (chunk != null) {
                sink.accept(chunk.stream(), chunk.bytes());
                chunk = spool.take();
            }
        } catch (InterruptedException _) {
            reading.close();
        } catch (RuntimeException e) {
            sinkFailure = e;
            reading.close();
        } finally {
            fed.countDown();
        }
    }

    @Override
    public boolean awaitEnd(Duration limit) throws EngineFailed, InterruptedException {
        reading.expectEnd();
        if (!fed.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        RuntimeException cause = sinkFailure;
        if (cause != null) {
            throw new IllegalStateException("the sink of a container's output failed", cause);
        }
        reading.throwFailure();
        return true;
    }

    @Override
    public void close() {
        reading.close();
        feeder.interrupt();
    }
}
