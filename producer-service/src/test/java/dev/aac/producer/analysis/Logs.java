package dev.aac.producer.analysis;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Logs as the analyser gets them. */
public final class Logs {

    private static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");

    private Logs() {}

    /** Numbered lines of that text, which are parted by line feeds. */
    public static List<LogLine> of(String text) {
        List<LogLine> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            lines.add(line(lines.size() + 1, line));
        }
        return lines;
    }

    static LogLine line(long seq, String text) {
        return new LogLine(seq, LogStream.STDOUT, TIME, text, false);
    }
}
