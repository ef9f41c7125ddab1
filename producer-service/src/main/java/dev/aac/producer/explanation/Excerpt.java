package dev.aac.producer.explanation;

import dev.aac.contract.fact.LogLine;
import dev.aac.producer.analysis.Evidence;
import dev.aac.producer.analysis.PlainText;
import dev.aac.producer.analysis.RuleReading;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Some lines of a log by their numbers, without control sequences and what looks like a secret, and
 * never more than a model is to read. Immutable.
 */
public final class Excerpt {

    /** Most lines. */
    public static final int LINES_MAX = 240;

    /** Most characters of all lines. */
    public static final int CHARS_MAX = 24_000;

    private final NavigableMap<Long, String> lines;

    private Excerpt(NavigableMap<Long, String> lines) {
        this.lines = lines;
    }

    /**
     * @param parts of the log, each in its order; they may overlap. When all together are too much,
     *     the later parts are left out
     */
    public static Excerpt of(List<List<LogLine>> parts) {
        NavigableMap<Long, String> lines = new TreeMap<>();
        int chars = 0;
        for (List<LogLine> part : parts) {
            for (LogLine line : part) {
                String text = PlainText.of(line.text(), RuleReading.LINE_CHARS_MAX);
                int cost = Math.min(text.length(), Evidence.TEXT_MAX);
                if (lines.size() < LINES_MAX
                        && chars + cost <= CHARS_MAX
                        && lines.putIfAbsent(line.seq(), text) == null) {
                    chars += cost;
                }
            }
        }
        return new Excerpt(redacted(lines));
    }

    private static NavigableMap<Long, String> redacted(NavigableMap<Long, String> lines) {
        Redaction redaction = new Redaction();
        NavigableMap<Long, String> clean = new TreeMap<>();
        long before = 0;
        for (Map.Entry<Long, String> line : lines.entrySet()) {
            if (line.getKey() != before + 1) {
                redaction.gap();
            }
            before = line.getKey();
            // Cut afterwards, or half a secret would look like none.
            clean.put(before, new Evidence(before, redaction.next(line.getValue())).text());
        }
        return clean;
    }

    /** The line as it may be shown; empty when it is not in here. */
    Optional<Evidence> line(long seq) {
        return Optional.ofNullable(lines.get(seq)).map(text -> new Evidence(seq, text));
    }

    /** All lines, each as its number, a bar and its text. */
    String numbered() {
        StringBuilder text = new StringBuilder();
        long before = 0;
        for (Map.Entry<Long, String> line : lines.entrySet()) {
            if (before != 0 && line.getKey() != before + 1) {
                text.append("…\n");
            }
            before = line.getKey();
            text.append(before).append('|').append(line.getValue()).append('\n');
        }
        return text.toString();
    }

    /** The lines in their order. */
    List<Evidence> all() {
        return lines.entrySet().stream()
                .map(line -> new Evidence(line.getKey(), line.getValue()))
                .toList();
    }
}
