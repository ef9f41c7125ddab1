package dev.aac.producer.explanation;

import static java.util.Objects.requireNonNull;

import dev.aac.producer.analysis.Finding;
import java.util.List;

/**
 * What a model is asked about.
 *
 * @param finding by the rules
 * @param tests that failed, as far as it is known, at most {@link FailedTestMessage#MAX}
 */
public record Question(
        Finding finding, int exitCode, List<FailedTestMessage> tests, Excerpt excerpt) {

    public Question {
        requireNonNull(finding, "finding is null");
        requireNonNull(excerpt, "excerpt is null");
        tests = tests.stream().limit(FailedTestMessage.MAX).toList();
    }
}
