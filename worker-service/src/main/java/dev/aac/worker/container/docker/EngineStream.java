package dev.aac.worker.container.docker;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One long answer of the engine, read by a virtual thread of its own. Closing it interrupts that
 * thread wherever it is: connecting, waiting for the first byte, reading, or in the reader's code.
 */
final class EngineStream implements AutoCloseable {

    /** Takes the answer's body, to its end. */
    @FunctionalInterface
    interface Reader {
        void read(InputStream body) throws IOException, InterruptedException;
    }

    private final DockerConnection connection;
    private final Thread thread;
    private final CountDownLatch opened = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Runnable whenEnded;
    private volatile @Nullable Response answer;
    private volatile boolean closed;
    private volatile @Nullable Exception failure;

    private EngineStream(
            DockerConnection connection, Request request, Reader reader, Runnable whenEnded) {
        this.connection = connection;
        this.whenEnded = whenEnded;
        this.thread =
                Thread.ofVirtual().name("docker-stream").unstarted(() -> run(request, reader));
    }

    static EngineStream start(DockerConnection connection, Request request, Reader reader) {
        return start(connection, request, reader, () -> {});
    }

    /**
     * @param whenEnded run once, in the stream's thread, when it has ended in whatever way
     */
    static EngineStream start(
            DockerConnection connection, Request request, Reader reader, Runnable whenEnded) {
        EngineStream stream = new EngineStream(connection, request, reader, whenEnded);
        stream.thread.start();
        return stream;
    }

    private void run(Request request, Reader reader) {
        try (Response response = connection.open(request)) {
            answer = response;
            opened.countDown();
            if (!closed) {
                reader.read(response.getBody());
            }
        } catch (Exception e) {
            if (!closed) {
                failure = e;
            }
        } finally {
            opened.countDown();
            ended.countDown();
            whenEnded.run();
        }
    }

    /**
     * Waits until the engine has begun to answer.
     *
     * @return false when the limit has passed before
     */
    boolean awaitOpen(Duration limit) throws Refused, EngineFailed, InterruptedException {
        boolean open = opened.await(limit.toNanos(), TimeUnit.NANOSECONDS);
        throwFailure();
        return open;
    }

    /**
     * Waits until the body is read to its end, or the stream is closed.
     *
     * @return false when the limit has passed before
     */
    boolean awaitEnd(Duration limit) throws Refused, EngineFailed, InterruptedException {
        boolean end = ended.await(limit.toNanos(), TimeUnit.NANOSECONDS);
        throwFailure();
        return end;
    }

    private void throwFailure() throws Refused, EngineFailed {
        Exception cause = failure;
        if (cause != null) {
            throw connection.translated(cause);
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        Response open = answer;
        if (open != null) {
            // The interruption may be spent in the reader's own code; this ends the reading as
            // well.
            open.close();
        }
    }
}
