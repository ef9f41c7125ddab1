package dev.aac.producer.execution.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogTotals;
import dev.aac.producer.execution.LogPage;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of a log. */
@JsonPropertyOrder({"success", "data", "nextCursor", "attempt", "totalLines", "complete", "totals"})
public record LogAnswer(
        boolean success,
        List<LogLine> data,
        @Schema(
                        description =
                                "The fromSeq of the next page; null when no line can follow. The"
                                        + " same as it was means: nothing new yet, ask again"
                                        + " later")
                @Nullable String nextCursor,
        int attempt,
        @Schema(description = "Known when the attempt has ended") @Nullable Long totalLines,
        @Schema(description = "Whether all lines up to the container's end are stored")
                boolean complete,
        @Schema(description = "With the last page of an attempt that has ended")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable LogTotalsView totals) {

    static LogAnswer of(LogPage page) {
        Long next = page.nextSeq();
        LogTotals totals = page.totals();
        return new LogAnswer(
                true,
                page.lines(),
                next == null ? null : next.toString(),
                page.attempt(),
                totals == null ? null : totals.lines(),
                page.complete(),
                next == null && totals != null ? LogTotalsView.of(totals) : null);
    }
}
