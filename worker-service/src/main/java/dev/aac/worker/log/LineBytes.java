package dev.aac.worker.log;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One line as bytes; good only while it is handed over.
 *
 * @param array holds its text
 * @param from where that begins
 * @param to after its last byte
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; copying each line would cost more.
record LineBytes(byte[] array, int from, int to, LineEnd end) {

    /** Bytes of the text. */
    int length() {
        return to - from;
    }

    /** Bytes with the line's end. */
    int size() {
        return length() + end.bytes();
    }

    /** Invalid UTF-8 becomes U+FFFD. */
    String text() {
        return new String(array, from, length(), UTF_8);
    }

    boolean isSplit() {
        return end == LineEnd.SPLIT;
    }
}
