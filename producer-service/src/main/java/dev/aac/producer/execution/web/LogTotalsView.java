package dev.aac.producer.execution.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.aac.contract.fact.LogDigests;
import dev.aac.contract.fact.LogGap;
import dev.aac.contract.fact.LogTotals;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How long the log of an attempt is.
 *
 * @param lines null until it has ended, like the bytes
 * @param complete whether everything up to the container's end is stored
 */
public record LogTotalsView(
        @Nullable Long lines,
        @Schema(description = "As the container wrote them") @Nullable Long bytes,
        @Schema(description = "Whether lines were left out, or may be missing") boolean truncated,
        boolean complete,
        @Schema(
                        description =
                                "What was left out of a log that is longer than one may be; the"
                                        + " line with the number seq stands in its place")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable LogGap gap,
        @Schema(
                        description =
                                "SHA-256 of each stream as the container wrote it; left out where"
                                        + " something was masked, or is missing")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable LogDigests sha256) {

    private static final LogTotalsView GROWING =
            new LogTotalsView(null, null, false, false, null, null);

    static LogTotalsView of(@Nullable LogTotals totals) {
        return totals == null
                ? GROWING
                : new LogTotalsView(
                        totals.lines(),
                        totals.bytes(),
                        totals.truncated(),
                        true,
                        totals.gap(),
                        totals.sha256());
    }
}
