package dev.aac.worker.log;

/** Where UTF-8 may be cut. */
final class Utf8Boundary {

    private static final int SEQUENCE_BYTES_MAX = 4;

    private Utf8Boundary() {}

    /**
     * The last place at or before {@code limit} that does not cut a character in two. Bytes that
     * are no UTF-8 may be cut anywhere.
     */
    static int atMost(byte[] bytes, int limit) {
        for (int back = 1; back < SEQUENCE_BYTES_MAX && back <= limit; back++) {
            byte b = bytes[limit - back];
            if (!isContinuation(b)) {
                return sequenceLength(b) > back ? limit - back : limit;
            }
        }
        return limit;
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }

    private static int sequenceLength(byte lead) {
        int bits = lead & 0xFF;
        if (bits >= 0xF5 || bits < 0xC2) {
            return 1;
        }
        if (bits >= 0xF0) {
            return 4;
        }
        return bits >= 0xE0 ? 3 : 2;
    }
}
