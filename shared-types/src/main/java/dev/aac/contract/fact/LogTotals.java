package dev.aac.contract.fact;

/**
 * What the worker read from the container in this attempt.
 *
 * @param lines the last {@link LogLine#seq()}
 * @param bytes of the raw streams
 * @param truncated whether lines were left out because of a limit
 */
public record LogTotals(long lines, long bytes, boolean truncated) {

    /** Nothing was written. */
    public static final LogTotals NONE = new LogTotals(0, 0, false);

    public LogTotals {
        if (lines < 0 || bytes < 0) {
            throw new IllegalArgumentException("a total is negative");
        }
    }
}
