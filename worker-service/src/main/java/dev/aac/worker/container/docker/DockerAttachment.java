package dev.aac.worker.container.docker;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import dev.aac.contract.fact.LogStream;
import dev.aac.worker.container.Attachment;
import dev.aac.worker.container.ContainerEngine;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.ContainerId;
import dev.aac.worker.container.FrameSink;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Both output streams of a container, from one connection of the engine: frames of an 8-byte header
 * (stream number, three zeros, length in big endian) and that many bytes. docker-java's own reader
 * hands out a shared buffer of 1 KiB and takes a torn frame for the end, so this one is ours. One
 * thread reads the engine, another feeds the sink.
 */
final class DockerAttachment implements Attachment {

    private static final int HEADER_BYTES = 8;
    private static final int LENGTH_OFFSET = 4;
    private static final int STDERR_NUMBER = 2;
    private static final int CHUNK_BYTES_MAX = 32 * 1024;

    private final FrameSink sink;
    private final OutputSpool spool = new OutputSpool();
    private final EngineStream stream;
    private final Thread feeder;
    private final CountDownLatch fed = new CountDownLatch(1);
    private volatile @Nullable RuntimeException sinkFailure;

    private DockerAttachment(DockerConnection connection, Request request, FrameSink sink) {
        this.sink = sink;
        this.stream = EngineStream.start(connection, request, this::read, spool::end);
        this.feeder = Thread.ofVirtual().name("docker-output").start(this::feed);
    }

    /** Returns once the engine has confirmed. */
    static DockerAttachment to(DockerConnection connection, ContainerId container, FrameSink sink)
            throws Refused, EngineFailed, InterruptedException {
        String path = "/containers/" + container + "/attach?stream=1&stdout=1&stderr=1";
        Request request = Request.builder().method(Request.Method.POST).path(path).build();
        DockerAttachment attachment = new DockerAttachment(connection, request, sink);
        boolean open = false;
        try {
            open = attachment.stream.awaitOpen(ContainerEngine.CALL_LIMIT);
        } finally {
            if (!open) {
                attachment.close();
            }
        }
        if (!open) {
            throw new EngineFailed("The container engine does not hand out the output.", null);
        }
        return attachment;
    }

    private void read(InputStream body) throws IOException, InterruptedException {
        InputStream in = new BufferedInputStream(body, CHUNK_BYTES_MAX);
        byte[] header = new byte[HEADER_BYTES];
        while (true) {
            int read = in.readNBytes(header, 0, HEADER_BYTES);
            if (read == 0) {
                return;
            }
            if (read < HEADER_BYTES) {
                throw new EOFException("the output ends inside a frame's header");
            }
            readFrame(in, header);
        }
    }

    private void readFrame(InputStream in, byte[] header) throws IOException, InterruptedException {
        LogStream name = header[0] == STDERR_NUMBER ? LogStream.STDERR : LogStream.STDOUT;
        long left = Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt(LENGTH_OFFSET));
        while (left > 0) {
            byte[] chunk = in.readNBytes((int) Math.min(left, CHUNK_BYTES_MAX));
            if (chunk.length == 0) {
                throw new EOFException("the output ends inside a frame");
            }
            spool.put(new OutputSpool.Chunk(name, chunk));
            left -= chunk.length;
        }
    }

    private void feed() {
        try {
            OutputSpool.Chunk chunk = spool.take();
            while (chunk != null) {
                sink.accept(chunk.stream(), chunk.bytes());
                chunk = spool.take();
            }
        } catch (InterruptedException _) {
            stream.close();
        } catch (RuntimeException e) {
            sinkFailure = e;
            stream.close();
        } finally {
            fed.countDown();
        }
    }

    @Override
    public boolean awaitEnd(Duration limit) throws EngineFailed, InterruptedException {
        if (!fed.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        RuntimeException cause = sinkFailure;
        if (cause != null) {
            throw new IllegalStateException("the sink of a container's output failed", cause);
        }
        try {
            return stream.awaitEnd(ContainerEngine.CALL_LIMIT);
        } catch (Refused | EngineFailed e) {
            throw new EngineFailed("The container's output broke off.", e);
        }
    }

    @Override
    public void close() {
        stream.close();
        feeder.interrupt();
    }
}
