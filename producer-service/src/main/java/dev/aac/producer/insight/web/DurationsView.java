package dev.aac.producer.insight.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.insight.Durations;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How long runs took, from the first start to the end. */
@Schema(
        description =
                "Durations of runs that passed or failed. The average is exact. The percentiles are"
                        + " nearest ranks, told at most 1 % above the real ones.")
@JsonPropertyOrder({"runs", "averageMillis", "p50Millis", "p95Millis"})
public record DurationsView(long runs, long averageMillis, long p50Millis, long p95Millis) {

    /** Null of nothing. */
    static @Nullable DurationsView of(Durations.@Nullable Summary summary) {
        return summary == null
                ? null
                : new DurationsView(
                        summary.runs(),
                        summary.averageMillis(),
                        summary.p50Millis(),
                        summary.p95Millis());
    }
}
