package dev.aac.producer.platform.http;

import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends the request with {@link Problem.BodyTooLarge} once more bytes came than are allowed. */
final class BoundedInput extends FilterInputStream {

    private final long bytesMax;
    private long bytesRead;

    BoundedInput(InputStream in, long bytesMax) {
        super(in);
        this.bytesMax = bytesMax;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            count(1);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        long skipped = super.skip(wanted);
        count(skipped);
        return skipped;
    }

    private void count(long bytes) {
        bytesRead += bytes;
        if (bytesRead > bytesMax) {
            throw new ProblemException(new Problem.BodyTooLarge(bytesMax));
        }
    }
}
