package dev.aac.producer.execution;

import dev.aac.contract.fact.LogLine;
import dev.aac.producer.analysis.PlainText;
import dev.aac.producer.platform.fields.Texts;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text that is looked for in lines as a person sees them: as it is, upper and lower case alike,
 * whatever a terminal makes of the rest. Immutable.
 */
public final class LogSearch {

    /** Longest text, in characters. */
    public static final int TEXT_CHARS_MAX = 200;

    /** What it must be, to follow its name. */
    public static final String RULE = "must have 1 to " + TEXT_CHARS_MAX + " characters";

    /** Most lines that one request looks at. */
    public static final int LINES_MAX = 50_000;

    /** Most characters that one request looks at; the line that reaches it is looked at. */
    static final long CHARS_MAX = 4L * ExecutionLogs.READ_CHARS_MAX;

    private final Pattern pattern;

    private LogSearch(String text) {
        this.pattern =
                Pattern.compile(
                        text, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Empty when the text breaks the {@link #RULE}. */
    public static Optional<LogSearch> of(String text) {
        return Texts.hasChars(text, TEXT_CHARS_MAX)
                ? Optional.of(new LogSearch(text))
                : Optional.empty();
    }

    /** Whether the text is in the line. */
    boolean finds(LogLine line) {
        String text = line.text();
        return pattern.matcher(PlainText.of(text, text.length())).find();
    }
}
