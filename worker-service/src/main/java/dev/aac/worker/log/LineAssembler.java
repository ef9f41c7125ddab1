package dev.aac.worker.log;

import dev.aac.contract.fact.LogLine;

/**
 * Bytes of one stream, cut anywhere, to lines. The lines depend on the bytes alone, never on where
 * the frames were cut. Holds at most one line's bytes. One thread at a time.
 *
 * <p>A line ends at {@code \n} or {@code \r\n}, neither of which is part of it. One longer than
 * {@link LogLine#TEXT_BYTES_MAX} is split there, or up to three bytes before, so that no character
 * is cut. Invalid UTF-8 becomes U+FFFD.
 */
final class LineAssembler {

    /** Takes the lines. */
    @FunctionalInterface
    interface Lines {

        void add(LineBytes line) throws InterruptedException;
    }

    private static final int MAX = LogLine.TEXT_BYTES_MAX;

    /** One more than a line: a {@code \r} after a full line is not yet known to be its end. */
    private final byte[] pending = new byte[MAX + 1];

    private int length;

    /**
     * Takes more bytes and hands over the lines that they complete.
     *
     * @param start where they begin
     * @param stop after the last of them
     */
    void accept(byte[] bytes, int start, int stop, Lines lines) throws InterruptedException {
        int from = start;
        while (from < stop) {
            int end = indexOfNewline(bytes, from, stop);
            if (end < 0) {
                append(bytes, from, stop, lines);
                return;
            }
            if (length == 0 && end - from <= MAX) {
                addEnded(bytes, from, end, lines);
            } else {
                append(bytes, from, end, lines);
                endLine(lines);
            }
            from = end + 1;
        }
    }

    /** Hands over what is left without a line's end, if anything. */
    void finish(Lines lines) throws InterruptedException {
        if (length > MAX) {
            splitOff(lines);
        }
        if (length > 0) {
            int all = length;
            length = 0;
            lines.add(new LineBytes(pending, 0, all, LineEnd.NOTHING));
        }
    }

    /** Whether bytes wait for their line's end. */
    boolean hasPartialLine() {
        return length > 0;
    }

    private static int indexOfNewline(byte[] bytes, int from, int stop) {
        for (int i = from; i < stop; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void append(byte[] bytes, int from, int to, Lines lines) throws InterruptedException {
        int next = from;
        while (next < to) {
            if (length == MAX && bytes[next] == '\r') {
                pending[length++] = '\r';
                next++;
                continue;
            }
            if (length >= MAX) {
                splitOff(lines);
            }
            int count = Math.min(to - next, MAX - length);
            System.arraycopy(bytes, next, pending, length, count);
            length += count;
            next += count;
        }
    }

    private void endLine(Lines lines) throws InterruptedException {
        int all = length;
        length = 0;
        addEnded(pending, 0, all, lines);
    }

    private void splitOff(Lines lines) throws InterruptedException {
        int cut = Utf8Boundary.atMost(pending, MAX);
        lines.add(new LineBytes(pending, 0, cut, LineEnd.SPLIT));
        System.arraycopy(pending, cut, pending, 0, length - cut);
        length -= cut;
    }

    private static void addEnded(byte[] bytes, int from, int end, Lines lines)
            throws InterruptedException {
        boolean carriageReturn = end > from && bytes[end - 1] == '\r';
        lines.add(
                carriageReturn
                        ? new LineBytes(bytes, from, end - 1, LineEnd.CR_LF)
                        : new LineBytes(bytes, from, end, LineEnd.LF));
    }
}
