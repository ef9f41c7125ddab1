package dev.aac.producer.insight.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.insight.RunCounts;
import org.jspecify.annotations.Nullable;

/** How many runs ended in which way. */
@JsonPropertyOrder({"passed", "unstable", "failed", "error", "cancelled"})
public record CountsView(long passed, long unstable, long failed, long error, long cancelled) {

    static CountsView of(RunCounts counts) {
        return new CountsView(
                counts.passed(),
                counts.unstable(),
                counts.failed(),
                counts.error(),
                counts.cancelled());
    }

    /** Null when none of the runs says whether the tests pass. */
    static @Nullable Double passRate(RunCounts counts) {
        return counts.passRate().isPresent() ? counts.passRate().getAsDouble() : null;
    }
}
