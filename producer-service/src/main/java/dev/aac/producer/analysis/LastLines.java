package dev.aac.producer.analysis;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The end of a log: its last lines with something on them. For one thread. */
final class LastLines {

    /** How many. */
    static final int COUNT = 3;

    private final Deque<Line> lines = new ArrayDeque<>();

    private record Line(long seq, String text) {}

    void add(long seq, String text) {
        if (!text.isBlank()) {
            if (lines.size() == COUNT) {
                lines.removeFirst();
            }
            lines.addLast(new Line(seq, text));
        }
    }

    List<Evidence> lines() {
        return lines.stream().map(line -> new Evidence(line.seq(), line.text())).toList();
    }
}
