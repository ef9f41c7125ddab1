package dev.aac.producer.result.web;

import dev.aac.producer.result.TestCase;
import dev.aac.producer.result.TestOutcome;
import java.time.Duration;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How one test ended. */
@Schema(name = "TestCase")
public record TestCaseView(
        @Schema(description = "Names the test in paths: the same for the same suite and name")
                String key,
        String suite,
        String name,
        @Schema(enumeration = {"passed", "failed", "error", "skipped"}) String outcome,
        @Nullable Long durationMillis,
        @Schema(description = "Why it did not pass") @Nullable String message,
        @Schema(description = "Passed after it had failed in the same execution") boolean flaky,
        int attempt) {

    static TestCaseView of(TestCase test, boolean flaky, int attempt) {
        Duration duration = test.duration();
        return new TestCaseView(
                test.key(),
                test.suite(),
                test.name(),
                word(test.outcome()),
                duration == null ? null : duration.toMillis(),
                test.message(),
                flaky,
                attempt);
    }

    static String word(TestOutcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
