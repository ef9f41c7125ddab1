package dev.aac.worker.result;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * An archive that may have been made to do harm, read with a library that trusts it more than we
 * do: long names and extended headers, which the library holds in memory whole, are cut off at
 * {@link #HEADER_BYTES_MAX}, the archive as a whole at a limit of the caller's, and whatever the
 * library throws at nonsense becomes an {@link IOException}. One thread.
 */
final class HostileTar {

    /** Most bytes that may come before an entry's data: its header, long names, extensions. */
    static final int HEADER_BYTES_MAX = 1024 * 1024;

    private static final int SKIP_BUFFER_BYTES = 64 * 1024;

    private final Metered metered;
    private final TarArchiveInputStream tar;
    private final byte[] skipped = new byte[SKIP_BUFFER_BYTES];

    /**
     * @param bytesMax of the archive, after which reading throws {@link TooLong}
     */
    HostileTar(InputStream raw, long bytesMax) {
        this.metered = new Metered(raw, bytesMax);
        this.tar = new TarArchiveInputStream(metered, UTF_8.name());
    }

    /** More was read than the limit allows. */
    static final class TooLong extends IOException {

        private static final long serialVersionUID = 1L;

        TooLong(String what) {
            super(what);
        }
    }

    /** The next entry, past what is left of the present one; empty at the archive's end. */
    Optional<TarArchiveEntry> next() throws IOException {
        skipData();
        metered.headerBytesLeft = HEADER_BYTES_MAX;
        try {
            return Optional.ofNullable(tar.getNextEntry());
        } catch (RuntimeException e) {
            throw new IOException("the archive is malformed", e);
        } finally {
            metered.headerBytesLeft = Long.MAX_VALUE;
        }
    }

    /**
     * Fills the buffer with the entry's data, as far as there is any.
     *
     * @return how many bytes
     */
    int read(byte[] buffer) throws IOException {
        int length = 0;
        while (length < buffer.length) {
            int count = readSome(buffer, length);
            if (count < 0) {
                break;
            }
            length += count;
        }
        return length;
    }

    private void skipData() throws IOException {
        if (tar.getCurrentEntry() != null) {
            int count = readSome(skipped, 0);
            while (count >= 0) {
                count = readSome(skipped, 0);
            }
        }
    }

    private int readSome(byte[] buffer, int offset) throws IOException {
        try {
            return tar.read(buffer, offset, buffer.length - offset);
        } catch (RuntimeException e) {
            throw new IOException("the archive is malformed", e);
        }
    }

    /** Counts what the library reads. */
    private static final class Metered extends InputStream {

        private final InputStream raw;
        private long bytesLeft;
        private long headerBytesLeft = Long.MAX_VALUE;

        Metered(InputStream raw, long bytesMax) {
            this.raw = raw;
            this.bytesLeft = bytesMax;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = raw.read(buffer, offset, length);
            bytesLeft -= Math.max(0, count);
            headerBytesLeft -= Math.max(0, count);
            if (bytesLeft < 0) {
                throw new TooLong("the archive is longer than its limit");
            }
            if (headerBytesLeft < 0) {
                throw new IOException("a header is longer than its limit");
            }
            return count;
        }
    }
}
