package dev.aac.producer.analysis;

import static java.util.Objects.requireNonNull;

/**
 * A line of the log that a finding rests on.
 *
 * @param seq of the line in its attempt's log, from 1
 * @param text without control sequences, cut after {@value #TEXT_MAX} characters
 */
public record Evidence(long seq, String text) {

    /** Most characters kept of a line. */
    public static final int TEXT_MAX = 500;

    public Evidence {
        requireNonNull(text, "text is null");
        if (seq < 1) {
            throw new IllegalArgumentException("seq is less than 1");
        }
        if (text.length() > TEXT_MAX) {
            text = text.substring(0, TEXT_MAX - 1) + "…";
        }
    }
}
