package dev.aac.producer.insight.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.insight.Durations;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How long runs waited, from acceptance to the first start. */
@Schema(
        description =
                "From acceptance to the first start, of the runs that started, whatever became of"
                        + " them; of those that ended before this was taken down it is not known."
                        + " The average is exact. The percentiles are nearest ranks, told at most"
                        + " 1 % above the real ones.")
@JsonPropertyOrder({"runs", "averageMillis", "p50Millis", "p95Millis"})
public record QueueTimesView(long runs, long averageMillis, long p50Millis, long p95Millis) {

    /** Null of nothing. */
    static @Nullable QueueTimesView of(Durations.@Nullable Summary summary) {
        return summary == null
                ? null
                : new QueueTimesView(
                        summary.runs(),
                        summary.averageMillis(),
                        summary.p50Millis(),
                        summary.p95Millis());
    }
}
