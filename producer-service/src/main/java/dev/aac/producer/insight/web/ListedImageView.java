package dev.aac.producer.insight.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.insight.ImageMetrics;
import dev.aac.producer.insight.MetricsReading.Listed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An image of a list, with its figures but for those of each day. */
@JsonPropertyOrder({
    "image",
    "lastEndedAt",
    "runs",
    "counts",
    "passRate",
    "durations",
    "trend",
    "durationShift"
})
public record ListedImageView(
        String image,
        Instant lastEndedAt,
        long runs,
        CountsView counts,
        @Nullable Double passRate,
        @Nullable DurationsView durations,
        TrendView trend,
        DurationShiftView durationShift) {

    static ListedImageView of(Listed listed) {
        ImageMetrics metrics = listed.metrics();
        return new ListedImageView(
                listed.image().image().value(),
                listed.image().place().lastEndedAt(),
                metrics.counts().total(),
                CountsView.of(metrics.counts()),
                CountsView.passRate(metrics.counts()),
                DurationsView.of(metrics.durations()),
                TrendView.of(metrics.trend()),
                DurationShiftView.of(metrics.shift()));
    }
}
