package dev.aac.producer.execution.live;

import dev.aac.contract.fact.LogLine;
import java.util.List;

/**
 * How many lines to read next, so that a page has about as many characters whether lines are short
 * or long: memory is bounded by characters, the store counts lines.
 */
final class PageSize {

    /** What a page aims at, in characters. */
    static final int PAGE_CHARS = 128 * 1024;

    /** With as many, a page is full. */
    static final int KEPT_CHARS = 2 * PAGE_CHARS;

    static final int FIRST_LINES = 64;
    static final int LINES_MAX = 2_000;
    static final int LINES_MIN = 8;

    private int lines = FIRST_LINES;

    int lines() {
        return lines;
    }

    /**
     * What is kept of a read.
     *
     * @param more whether the store may have more; if not, it had none at that moment
     */
    record Page(List<LogLine> lines, boolean more) {}

    /**
     * Learns from what was read with {@link #lines}. Long lines after short ones are more than was
     * aimed at: what is too much is left to the next read, so that a socket that takes its time
     * does not hold it meanwhile.
     */
    Page take(List<LogLine> read) {
        if (read.isEmpty()) {
            return new Page(read, false);
        }
        long chars = 0;
        int kept = 0;
        while (kept < read.size() && (kept == 0 || chars < KEPT_CHARS)) {
            chars += read.get(kept).text().length() + 1L;
            kept++;
        }
        // The store, too, cuts a page that has too many characters: many more than are kept.
        boolean more = kept < read.size() || kept >= lines;
        long perLine = Math.max(1, chars / kept);
        long fitting = Math.min(PAGE_CHARS / perLine, lines * 4L);
        lines = Math.clamp(fitting, LINES_MIN, LINES_MAX);
        return new Page(kept == read.size() ? read : List.copyOf(read.subList(0, kept)), more);
    }
}
