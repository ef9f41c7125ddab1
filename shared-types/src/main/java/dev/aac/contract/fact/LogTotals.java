package dev.aac.contract.fact;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What the worker read from the container in this attempt.
 *
 * @param lines the last {@link LogLine#seq()}
 * @param bytes of the raw streams
 * @param truncated whether lines were left out because of a limit, or may be missing
 * @param gap what was left out because of a limit
 * @param sha256 of the raw streams; only where every byte of them is in the lines and none of it
 *     was masked, and from workers that compute it
 */
public record LogTotals(
        long lines,
        long bytes,
        boolean truncated,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LogGap gap,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LogDigests sha256) {

    /** Nothing was written. */
    public static final LogTotals NONE = new LogTotals(0, 0, false);

    public LogTotals {
        if (lines < 0 || bytes < 0) {
            throw new IllegalArgumentException("a total is negative");
        }
        if (gap != null && !truncated) {
            throw new IllegalArgumentException("a log with a gap is truncated");
        }
        if (sha256 != null && truncated) {
            throw new IllegalArgumentException("a truncated log has no digest");
        }
    }

    /** Without a gap, and without digests. */
    public LogTotals(long lines, long bytes, boolean truncated) {
        this(lines, bytes, truncated, null, null);
    }

    /** The same when nobody knows whether there was more. */
    public LogTotals incomplete() {
        return new LogTotals(lines, bytes, true, gap, null);
    }
}
