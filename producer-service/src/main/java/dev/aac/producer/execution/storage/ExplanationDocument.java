package dev.aac.producer.execution.storage;

import dev.aac.producer.analysis.Category;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a language model said about a failed run, as it is stored: why it said nothing, or all the
 * rest.
 */
public record ExplanationDocument(
        @Nullable String withheld,
        @Nullable Category category,
        @Nullable String summary,
        @Nullable List<ClaimDocument> claims,
        @Nullable String nextStep,
        @Nullable Double confidence,
        @Nullable UseDocument use) {

    /**
     * @param lines where the lines of evidence are in the log
     * @param texts of those lines
     */
    public record ClaimDocument(String text, List<Long> lines, List<String> texts) {}

    /** Who said it, and what it cost. */
    public record UseDocument(
            String provider, String model, long inputTokens, long outputTokens, long microUsd) {}
}
