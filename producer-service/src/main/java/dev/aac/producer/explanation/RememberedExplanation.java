package dev.aac.producer.explanation;

import static java.util.Objects.requireNonNull;

import dev.aac.producer.analysis.Category;
import java.util.List;

/**
 * What a model said about a failure, without the lines of the log: only {@link FailureMark}s of
 * them are kept.
 */
public record RememberedExplanation(
        Category category,
        String summary,
        List<RememberedClaim> claims,
        String nextStep,
        double confidence) {

    public RememberedExplanation {
        requireNonNull(category, "category is null");
        requireNonNull(summary, "summary is null");
        requireNonNull(nextStep, "nextStep is null");
        claims = List.copyOf(claims);
    }

    /**
     * @param marks of the lines that showed it
     */
    public record RememberedClaim(String text, List<String> marks) {

        public RememberedClaim {
            requireNonNull(text, "text is null");
            marks = List.copyOf(marks);
        }
    }
}
