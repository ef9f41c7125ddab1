package dev.aac.producer.result.web;

import dev.aac.producer.result.ReportTotals;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of the reports of one attempt. */
@Schema(name = "ReportTotals")
public record ReportTotalsView(
        int attempt,
        int files,
        long bytes,
        @Schema(description = "Entries that were found and not kept") int refused,
        @Schema(description = "Whether everything was kept that was not refused") boolean complete,
        @Schema(description = "What was refused first and why, or why there is not everything")
                @Nullable String note) {

    static ReportTotalsView of(ReportTotals totals) {
        return new ReportTotalsView(
                totals.attempt(),
                totals.files(),
                totals.bytes(),
                totals.refused(),
                totals.complete(),
                totals.note());
    }
}
