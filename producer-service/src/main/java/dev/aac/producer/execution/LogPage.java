package dev.aac.producer.execution;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogTotals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some lines of an attempt.
 *
 * @param nextSeq where to go on, or null when there will be no more lines
 * @param totals how long the attempt's log is, known when it has ended
 * @param complete whether all lines up to the container's end are stored
 */
public record LogPage(
        int attempt,
        List<LogLine> lines,
        @Nullable Long nextSeq,
        @Nullable LogTotals totals,
        boolean complete) {

    public LogPage {
        lines = List.copyOf(lines);
    }

    /** Whether there are none from that number on although the attempt has had some. */
    boolean lacksLines(long fromSeq) {
        return lines.isEmpty() && totals != null && fromSeq <= totals.lines();
    }
}
