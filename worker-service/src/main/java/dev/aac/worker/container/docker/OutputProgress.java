package dev.aac.worker.container.docker;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import dev.aac.contract.fact.LogStream;
import dev.aac.worker.container.ContainerId;
import java.time.Instant;

/**
 * What was handed over of a container's output, so that another reading of it goes on with the next
 * byte. One thread at a time.
 */
final class OutputProgress {

    private final OutputSpool spool;
    private final ReceivedBytes stdout = new ReceivedBytes();
    private final ReceivedBytes stderr = new ReceivedBytes();
    private Instant last = Instant.EPOCH;
    private boolean gap;

    OutputProgress(OutputSpool spool) {
        this.spool = spool;
    }

    /** Hands over bytes that come next. */
    void handOver(LogStream stream, byte[] bytes) throws InterruptedException {
        spool.put(new OutputSpool.Chunk(stream, bytes));
        received(stream).add(bytes);
        last = Instant.now();
    }

    private ReceivedBytes received(LogStream stream) {
        return switch (stream) {
            case STDOUT -> stdout;
            case STDERR -> stderr;
        };
    }

    /** Whether something is missing in what was handed over, or nobody can tell. */
    boolean hasGap() {
        return gap;
    }

    /** Begins to read the engine's copy. */
    CopyReading readCopy() {
        // Of more than the copy holds the place to go on at cannot be counted.
        gap |= stdout.count() + stderr.count() > OutputCopy.BYTES_MAX;
        return new CopyReading();
    }

    /**
     * One reading of the engine's copy: all of it, or once there is a gap, from the last byte's
     * time on.
     */
    final class CopyReading implements OutputFrames.Taker {

        private final boolean whole = !gap;
        private final HalfReading out = half(stdout);
        private final HalfReading err = half(stderr);
        private boolean foundMore;

        private HalfReading half(ReceivedBytes received) {
            return new HalfReading(
                    new CopiedMessages(), whole ? received.again() : ReceivedBytes.fromHere());
        }

        Request request(ContainerId container) {
            return whole ? OutputCopy.whole(container) : OutputCopy.since(container, last);
        }

        @Override
        public void take(LogStream stream, byte[] message) throws InterruptedException {
            HalfReading half =
                    switch (stream) {
                        case STDOUT -> out;
                        case STDERR -> err;
                    };
            byte[] bytes = half.again().unseen(half.messages().bytesOf(message));
            gap |= half.again().differs();
            if (bytes.length > 0) {
                foundMore = true;
                handOver(stream, bytes);
            }
        }

        /** Whether it had something that was not handed over before. */
        boolean foundMore() {
            return foundMore;
        }

        /** It was read to its end, and the container has ended. */
        void ended() {
            gap |= !out.again().isThrough() || !err.again().isThrough();
        }
    }

    /** One stream of a reading. */
    private record HalfReading(CopiedMessages messages, ReceivedBytes.Again again) {}
}
