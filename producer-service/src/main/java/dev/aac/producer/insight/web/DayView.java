package dev.aac.producer.insight.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.insight.ImageDay;
import dev.aac.producer.insight.ImageMetrics;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An image's runs of one day. */
@JsonPropertyOrder({"day", "runs", "counts", "passRate", "durations"})
public record DayView(
        @Schema(description = "In UTC, such as 2026-03-01; a run counts when it ends") String day,
        long runs,
        CountsView counts,
        @Nullable Double passRate,
        @Nullable DurationsView durations) {

    static DayView of(ImageDay day) {
        return new DayView(
                day.day().toString(),
                day.counts().total(),
                CountsView.of(day.counts()),
                CountsView.passRate(day.counts()),
                DurationsView.of(ImageMetrics.durations(day)));
    }
}
