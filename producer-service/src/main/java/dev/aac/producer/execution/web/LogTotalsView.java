package dev.aac.producer.execution.web;

import dev.aac.contract.fact.LogTotals;
import org.jspecify.annotations.Nullable;

/**
 * How long the log of the last attempt is.
 *
 * @param lines null until it has ended, like the bytes
 * @param complete whether everything up to the container's end is stored
 */
public record LogTotalsView(
        @Nullable Long lines, @Nullable Long bytes, boolean truncated, boolean complete) {

    private static final LogTotalsView GROWING = new LogTotalsView(null, null, false, false);

    static LogTotalsView of(@Nullable LogTotals totals) {
        return totals == null
                ? GROWING
                : new LogTotalsView(totals.lines(), totals.bytes(), totals.truncated(), true);
    }
}
