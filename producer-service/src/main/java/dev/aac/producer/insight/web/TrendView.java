package dev.aac.producer.insight.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.insight.PassRateTrend;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whether tests pass more often than before. */
@Schema(
        description =
                "The pass rates of the two halves of the days, compared by the two-proportion"
                        + " z-test (5 %, two-sided); each half needs 10 judged runs")
@JsonPropertyOrder({"state", "earlierRuns", "earlierPassRate", "laterRuns", "laterPassRate"})
public record TrendView(
        @Schema(enumeration = {"rising", "falling", "steady", "too_little_data"}) String state,
        @Schema(description = "Judged ones of the first half") long earlierRuns,
        @Nullable Double earlierPassRate,
        @Schema(description = "Judged ones of the second half") long laterRuns,
        @Nullable Double laterPassRate) {

    static TrendView of(PassRateTrend trend) {
        return new TrendView(
                trend.state().name().toLowerCase(Locale.ROOT),
                trend.earlier().judged(),
                CountsView.passRate(trend.earlier()),
                trend.later().judged(),
                CountsView.passRate(trend.later()));
    }
}
