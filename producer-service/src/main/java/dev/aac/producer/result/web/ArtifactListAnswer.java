package dev.aac.producer.result.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.result.ReportFile;
import dev.aac.producer.result.ReportTotals;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of an attempt's files. */
@JsonPropertyOrder({"success", "data", "nextCursor", "attempt", "totals"})
public record ArtifactListAnswer(
        boolean success,
        List<ArtifactView> data,
        @Nullable String nextCursor,
        @Schema(description = "Whose files these are") int attempt,
        @Schema(
                        description =
                                "By attempt. Files of an attempt that is over and not among these"
                                        + " are not complete")
                List<ReportTotalsView> totals) {

    /**
     * @param files one more than the limit when the list goes on
     */
    static ArtifactListAnswer of(
            int attempt, List<ReportFile> files, int limit, List<ReportTotals> totals) {
        boolean goesOn = files.size() > limit;
        List<ReportFile> page = goesOn ? files.subList(0, limit) : files;
        return new ArtifactListAnswer(
                true,
                page.stream().map(ArtifactView::of).toList(),
                goesOn ? Integer.toString(page.getLast().number()) : null,
                attempt,
                totals.stream().map(ReportTotalsView::of).toList());
    }
}
