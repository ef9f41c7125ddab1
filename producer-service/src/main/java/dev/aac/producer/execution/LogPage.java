package dev.aac.producer.execution;

import dev.aac.contract.fact.LogLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some lines of an attempt.
 *
 * @param nextSeq where to go on, or null when these are the last lines there will be
 * @param totalLines how many the attempt has, known when it has ended
 * @param complete whether all lines up to the container's end are stored
 */
public record LogPage(
        int attempt,
        List<LogLine> lines,
        @Nullable Long nextSeq,
        @Nullable Long totalLines,
        boolean complete) {

    public LogPage {
        lines = List.copyOf(lines);
    }

    /** Whether there are none from that number on although the attempt has had some. */
    boolean lacksLines(long fromSeq) {
        return lines.isEmpty() && totalLines != null && fromSeq <= totalLines;
    }
}
