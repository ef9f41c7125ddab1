package dev.aac.producer.insight.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.insight.RunSums;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Runs of all images, added up. */
@JsonPropertyOrder({"runs", "counts", "passRate", "durations", "queueTimes"})
public record RunSumsView(
        long runs,
        CountsView counts,
        @Schema(
                        description =
                                "Passed and unstable ones' share of passed, unstable and failed"
                                        + " ones, 0 to 1; null when there are none")
                @Nullable Double passRate,
        @Nullable DurationsView durations,
        @Nullable QueueTimesView queueTimes) {

    static RunSumsView of(RunSums sums) {
        return new RunSumsView(
                sums.counts().total(),
                CountsView.of(sums.counts()),
                CountsView.passRate(sums.counts()),
                DurationsView.of(sums.durations()),
                QueueTimesView.of(sums.queueTimes()));
    }
}
