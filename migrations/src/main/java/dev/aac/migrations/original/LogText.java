package dev.aac.migrations.original;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aac.contract.fact.LogLine;
import java.util.ArrayList;
import java.util.List;

/**
 * The output of an execution as the lines that a worker would have made of it: ended by {@code \n}
 * or {@code \r\n}, neither of which is part of them, and split where they are longer than {@link
 * LogLine#TEXT_BYTES_MAX} bytes.
 */
final class LogText {

    private LogText() {}

    /**
     * One line.
     *
     * @param split whether it goes on in the next one
     */
    record Line(String text, boolean split) {

        int bytes() {
            return text.getBytes(UTF_8).length;
        }
    }

    static List<Line> lines(String output) {
        List<Line> lines = new ArrayList<>();
        int from = 0;
        while (from < output.length()) {
            int newline = output.indexOf('\n', from);
            int end = newline < 0 ? output.length() : newline;
            boolean carriageReturn = newline > from && output.charAt(newline - 1) == '\r';
            add(output.substring(from, carriageReturn ? end - 1 : end), lines);
            from = end + 1;
        }
        return lines;
    }

    private static void add(String line, List<Line> lines) {
        int from = 0;
        int bytes = 0;
        int next = 0;
        while (next < line.length()) {
            int point = line.codePointAt(next);
            int width = width(point);
            if (bytes + width > LogLine.TEXT_BYTES_MAX) {
                lines.add(new Line(line.substring(from, next), true));
                from = next;
                bytes = 0;
            }
            bytes += width;
            next += Character.charCount(point);
        }
        lines.add(new Line(line.substring(from), false));
    }

    private static int width(int point) {
        if (point < 0x80) {
            return 1;
        }
        if (point < 0x800) {
            return 2;
        }
        return point < 0x10000 ? 3 : 4;
    }

    /** What lines stand for, each ended by {@code \n}. */
    static String joined(List<Line> lines) {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            text.append(line.text());
            if (!line.split()) {
                text.append('\n');
            }
        }
        return text.toString();
    }

    /**
     * The same of the output itself: found without {@link #lines}, so that each proves the other.
     */
    static String ended(String output) {
        String ended = output.replace("\r\n", "\n");
        return ended.isEmpty() || ended.endsWith("\n") ? ended : ended + "\n";
    }
}
