package dev.aac.producer.insight.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.insight.DurationShift;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whether runs take longer than before. */
@Schema(
        description =
                "Durations of the latest runs that passed at once, and of those before, compared by"
                    + " the rank-sum test of Mann and Whitney (1 %, two-sided); the median must"
                    + " have moved by 10 %, too, and each side needs 10 runs. The latest are those"
                    + " of as many of the last days, up to half, as have 10.")
@JsonPropertyOrder({"state", "recent", "baseline"})
public record DurationShiftView(
        @Schema(enumeration = {"slower", "faster", "steady", "too_little_data"}) String state,
        @Nullable DurationsView recent,
        @Nullable DurationsView baseline) {

    static DurationShiftView of(DurationShift shift) {
        return new DurationShiftView(
                shift.state().name().toLowerCase(Locale.ROOT),
                DurationsView.of(shift.recent()),
                DurationsView.of(shift.baseline()));
    }
}
