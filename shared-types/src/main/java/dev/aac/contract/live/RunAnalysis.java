package dev.aac.contract.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an execution failed, as dashboards are told: either {@code error}, or all the rest.
 *
 * @param category in lower case, such as {@code assertion}
 * @param sentence what broke
 * @param evidence lines of the last attempt's log, in their order
 * @param confidence 0 to 1
 * @param nextStep what to do about it, a sentence
 * @param error why there is no answer, a sentence
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunAnalysis(
        @Nullable String category,
        @Nullable String sentence,
        @Nullable List<Line> evidence,
        @Nullable Double confidence,
        @Nullable String nextStep,
        @Nullable String error) {

    /** A line of the log, its text shortened. */
    public record Line(long seq, String text) {}

    public RunAnalysis {
        evidence = evidence == null ? null : List.copyOf(evidence);
    }
}
