package dev.aac.worker.container.docker;

import dev.aac.contract.fact.LogStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Both output streams in one answer of the engine: frames of an 8-byte header (stream number, three
 * zeros, length in big endian) and that many bytes. docker-java's own reader hands out a shared
 * buffer of 1 KiB and takes a torn frame for the end, so this one is ours.
 */
final class OutputFrames {

    private static final int HEADER_BYTES = 8;
    private static final int LENGTH_OFFSET = 4;
    private static final int STDERR_NUMBER = 2;
    private static final int CHUNK_BYTES_MAX = 32 * 1024;

    /** Takes what a frame holds. */
    @FunctionalInterface
    interface Taker {

        /**
         * @param bytes the taker's to keep; never empty
         */
        void take(LogStream stream, byte[] bytes) throws InterruptedException;
    }

    private OutputFrames() {}

    /**
     * Reads to the end. A large frame comes in pieces.
     *
     * @throws EOFException when it ends inside a frame; what came of a piece is then not taken
     */
    static void read(InputStream body, Taker taker) throws IOException, InterruptedException {
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
            readFrame(in, header, taker);
        }
    }

    private static void readFrame(InputStream in, byte[] header, Taker taker)
            throws IOException, InterruptedException {
        LogStream stream = header[0] == STDERR_NUMBER ? LogStream.STDERR : LogStream.STDOUT;
        long left = Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt(LENGTH_OFFSET));
        while (left > 0) {
            int wanted = (int) Math.min(left, CHUNK_BYTES_MAX);
            byte[] chunk = in.readNBytes(wanted);
            if (chunk.length < wanted) {
                throw new EOFException("the output ends inside a frame");
            }
            taker.take(stream, chunk);
            left -= chunk.length;
        }
    }
}
