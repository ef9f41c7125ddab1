package dev.aac.worker.log;

import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.LogLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The lines that gather for the next batch. Not thread-safe. */
final class OpenBatch {

    private List<LogLine> lines = new ArrayList<>();
    private int textBytes;
    private long openedNanos;

    boolean isEmpty() {
        return lines.isEmpty();
    }

    boolean isFull() {
        return lines.size() >= Fact.LogLines.LINES_MAX || textBytes >= Fact.LogLines.TEXT_BYTES_MAX;
    }

    /** When its first line came, by {@link System#nanoTime()}. */
    long openedNanos() {
        return openedNanos;
    }

    void add(LogLine line) {
        if (lines.isEmpty()) {
            openedNanos = System.nanoTime();
        }
        lines.add(line);
        textBytes += utf8Length(line.text());
    }

    /** Its lines; it is empty afterwards. */
    List<LogLine> take() {
        List<LogLine> taken = Collections.unmodifiableList(lines);
        lines = new ArrayList<>();
        textBytes = 0;
        return taken;
    }

    /** Bytes in UTF-8; each half of a surrogate pair counts as two of its four. */
    private static int utf8Length(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return length;
    }
}
