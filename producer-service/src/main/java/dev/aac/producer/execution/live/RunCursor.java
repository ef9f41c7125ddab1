package dev.aac.producer.execution.live;

import dev.aac.contract.fact.LogLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts the lines of one attempt in order. Batches come in any order, repeated or not at all, and
 * pages come from the store; what goes out is each line once, in order, without a gap. Not safe for
 * use by many threads.
 */
final class RunCursor {

    /**
     * Most lines kept because an earlier one has not come; further ones are read from the store.
     */
    static final int EARLY_LINES_MAX = 4_000;

    private static final long NO_POSITION = 0;

    private final TreeMap<Long, List<LogLine>> early = new TreeMap<>();
    private int earlyLines;
    private long next = NO_POSITION;
    private long known;
    private boolean suspect;

    /** Whether it is known which line goes out next. */
    boolean isPositioned() {
        return next != NO_POSITION;
    }

    /** The number of the line that goes out next, or 0 without a position. */
    long next() {
        return next;
    }

    /** Whether the store has, or may have, lines that should go out and did not come. */
    boolean isBehind() {
        return isPositioned() && (suspect || known >= next);
    }

    /**
     * Sets the line that goes out next, if there is no position yet.
     *
     * @return lines that came before and go out now
     */
    List<LogLine> startAt(long seq) {
        if (!isPositioned()) {
            next = seq;
        }
        return takeEarly(new ArrayList<>());
    }

    /** Starts at the first line that came, if any did and there is no position yet. */
    List<LogLine> startAtFirst() {
        return early.isEmpty() ? List.of() : startAt(early.firstKey());
    }

    /**
     * Lines that just came, consecutive.
     *
     * @return the lines that go out now
     */
    List<LogLine> came(List<LogLine> lines) {
        if (lines.isEmpty()) {
            return List.of();
        }
        long last = lines.getLast().seq();
        known = Math.max(known, last);
        if (!isPositioned() || lines.getFirst().seq() > next) {
            keepEarly(lines);
            return List.of();
        }
        if (last < next) {
            return List.of();
        }
        List<LogLine> out = new ArrayList<>(lines.size());
        take(lines, out);
        return takeEarly(out);
    }

    /** Lines that nobody wants: they will not go out later either. */
    void skip(List<LogLine> lines) {
        if (isPositioned()) {
            next = Math.max(next, lines.getLast().seq() + 1);
            dropEarly();
        }
    }

    /** The store has lines up to this one. */
    void exists(long seq) {
        known = Math.max(known, seq);
    }

    /** Lines may have been missed: the store has to be asked. */
    void suspect() {
        suspect = true;
    }

    /** The store was asked from {@link #next} on and had no more than what {@link #came}. */
    void storeExhausted() {
        suspect = false;
    }

    /** Stops looking for lines that never came; the next ones may show the gap again. */
    void giveUp() {
        suspect = false;
        known = next - 1;
        dropEarly();
    }

    private void keepEarly(List<LogLine> lines) {
        long first = lines.getFirst().seq();
        boolean isLonger = early.getOrDefault(first, List.of()).size() < lines.size();
        if (isLonger && earlyLines + lines.size() <= EARLY_LINES_MAX) {
            List<LogLine> replaced = early.put(first, lines);
            earlyLines += lines.size() - (replaced == null ? 0 : replaced.size());
        }
    }

    private List<LogLine> takeEarly(List<LogLine> out) {
        for (Map.Entry<Long, List<LogLine>> first = early.firstEntry();
                first != null && first.getKey() <= next;
                first = early.firstEntry()) {
            early.remove(first.getKey());
            earlyLines -= first.getValue().size();
            take(first.getValue(), out);
        }
        return out;
    }

    /** Takes from lines that begin at or before the next one those that are new. */
    private void take(List<LogLine> lines, List<LogLine> out) {
        long alreadyOut = next - lines.getFirst().seq();
        if (alreadyOut < lines.size()) {
            out.addAll(lines.subList(Math.toIntExact(alreadyOut), lines.size()));
            next = lines.getLast().seq() + 1;
        }
    }

    private void dropEarly() {
        early.clear();
        earlyLines = 0;
    }
}
