package dev.aac.producer.insight.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.insight.ImageMetrics;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Figures of one image. */
@JsonPropertyOrder({
    "from",
    "to",
    "runs",
    "counts",
    "passRate",
    "durations",
    "trend",
    "durationShift",
    "daily"
})
public record ImageMetricsView(
        @Schema(description = "First day, in UTC") String from,
        @Schema(description = "Last day, today in UTC") String to,
        long runs,
        CountsView counts,
        @Schema(
                        description =
                                "Passed and unstable ones' share of passed, unstable and failed"
                                        + " ones, 0 to 1; null when there are none")
                @Nullable Double passRate,
        @Nullable DurationsView durations,
        TrendView trend,
        DurationShiftView durationShift,
        @Schema(description = "Each day, also without runs, the first first") List<DayView> daily) {

    static ImageMetricsView of(ImageMetrics metrics) {
        return new ImageMetricsView(
                metrics.days().getFirst().day().toString(),
                metrics.days().getLast().day().toString(),
                metrics.counts().total(),
                CountsView.of(metrics.counts()),
                CountsView.passRate(metrics.counts()),
                DurationsView.of(metrics.durations()),
                TrendView.of(metrics.trend()),
                DurationShiftView.of(metrics.shift()),
                metrics.days().stream().map(DayView::of).toList());
    }
}
