package dev.aac.producer.execution.live;

import dev.aac.contract.fact.LogLine;
import dev.aac.producer.execution.ExecutionLogs;
import java.util.List;

/**
 * How many lines to read next, so that a page has about as many characters whether lines are short
 * or long: memory is bounded by characters, the store counts lines.
 */
final class PageSize {

    /** What a page aims at, in characters. */
    static final int PAGE_CHARS = 128 * 1024;

    static final int FIRST_LINES = 64;
    static final int LINES_MAX = 2_000;
    static final int LINES_MIN = 8;

    private int lines = FIRST_LINES;

    int lines() {
        return lines;
    }

    /**
     * Learns from a page that was read with {@link #lines}.
     *
     * @return whether the store may have more; if not, it had none at that moment
     */
    boolean sawMore(List<LogLine> page) {
        if (page.isEmpty()) {
            return false;
        }
        long chars = 0;
        for (LogLine line : page) {
            chars += line.text().length() + 1L;
        }
        // The store cuts a page that has too many characters.
        boolean more = page.size() >= lines || chars >= ExecutionLogs.READ_CHARS_MAX / 2;
        long perLine = Math.max(1, chars / page.size());
        long fitting = Math.min(PAGE_CHARS / perLine, lines * 4L);
        lines = Math.clamp(fitting, LINES_MIN, LINES_MAX);
        return more;
    }
}
