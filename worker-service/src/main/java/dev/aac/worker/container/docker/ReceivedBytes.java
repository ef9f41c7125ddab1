package dev.aac.worker.container.docker;

import java.util.Arrays;
import java.util.zip.CRC32C;

/** How far one stream of a container's output was handed over. One thread at a time. */
final class ReceivedBytes {

    private final CRC32C checksum = new CRC32C();
    private long count;

    /** These were handed over. */
    void add(byte[] bytes) {
        checksum.update(bytes);
        count += bytes.length;
    }

    long count() {
        return count;
    }

    /** Begins another reading, from the stream's first byte. */
    Again again() {
        return new Again(count, checksum.getValue());
    }

    /** Begins another reading with the next byte. */
    static Again fromHere() {
        return new Again(0, 0);
    }

    /** A reading that passes over what was handed over before it, and checks that it is that. */
    static final class Again {

        private final CRC32C passedChecksum = new CRC32C();
        private final long receivedChecksum;
        private long left;
        private boolean differs;

        private Again(long received, long receivedChecksum) {
            this.left = received;
            this.receivedChecksum = receivedChecksum;
        }

        /** Those of the next bytes that were not handed over; may be none. */
        byte[] unseen(byte[] bytes) {
            if (left == 0) {
                return bytes;
            }
            int seen = (int) Math.min(left, bytes.length);
            passedChecksum.update(bytes, 0, seen);
            left -= seen;
            differs = left == 0 && passedChecksum.getValue() != receivedChecksum;
            return Arrays.copyOfRange(bytes, seen, bytes.length);
        }

        /** Whether what was passed over is not what was handed over. */
        boolean differs() {
            return differs;
        }

        /** Whether all that was handed over was passed over. */
        boolean isThrough() {
            return left == 0;
        }
    }
}
