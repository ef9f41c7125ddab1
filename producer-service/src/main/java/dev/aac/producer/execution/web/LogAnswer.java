package dev.aac.producer.execution.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.contract.fact.LogLine;
import dev.aac.producer.execution.LogPage;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of a log. */
@JsonPropertyOrder({"success", "data", "nextCursor", "attempt", "totalLines", "complete"})
public record LogAnswer(
        boolean success,
        List<LogLine> data,
        @Schema(
                        description =
                                "The fromSeq of the next page; null when no line can follow. With"
                                        + " no data it means: nothing new yet, ask again later")
                @Nullable String nextCursor,
        int attempt,
        @Schema(description = "Known when the attempt has ended") @Nullable Long totalLines,
        @Schema(description = "Whether all lines up to the container's end are stored")
                boolean complete) {

    static LogAnswer of(LogPage page) {
        Long next = page.nextSeq();
        return new LogAnswer(
                true,
                page.lines(),
                next == null ? null : next.toString(),
                page.attempt(),
                page.totalLines(),
                page.complete());
    }
}
