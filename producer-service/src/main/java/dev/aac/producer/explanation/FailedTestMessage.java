package dev.aac.producer.explanation;

import static java.util.Objects.requireNonNull;

/**
 * A test that failed.
 *
 * @param name with its suite
 * @param message why, as its framework says; may be empty
 */
public record FailedTestMessage(String name, String message) {

    /** Most of them that are told to a model. */
    public static final int MAX = 10;

    /** Most characters of each part. */
    static final int CHARS_MAX = 500;

    public FailedTestMessage {
        requireNonNull(name, "name is null");
        requireNonNull(message, "message is null");
    }

    /** In one line, without what looks like a secret. */
    String line() {
        return clean(name) + (message.isEmpty() ? "" : ": " + clean(message));
    }

    private static String clean(String text) {
        Redaction redaction = new Redaction();
        StringBuilder clean = new StringBuilder();
        text.lines().forEach(line -> clean.append(redaction.next(line)).append(" / "));
        String one = clean.isEmpty() ? "" : clean.substring(0, clean.length() - 3);
        return one.length() > CHARS_MAX ? one.substring(0, CHARS_MAX) + "…" : one;
    }
}
