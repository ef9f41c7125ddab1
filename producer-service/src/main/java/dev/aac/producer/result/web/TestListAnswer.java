package dev.aac.producer.result.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.result.RunTests;
import dev.aac.producer.result.TestCounts;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of an attempt's test cases. */
@JsonPropertyOrder({"success", "data", "nextCursor", "attempt", "counts"})
public record TestListAnswer(
        boolean success,
        List<TestCaseView> data,
        @Nullable String nextCursor,
        @Schema(description = "Whose test cases these are") int attempt,
        Counts counts) {

    /** Of the whole attempt. */
    @Schema(name = "TestCounts")
    public record Counts(long total, long passed, long failed, long error, long skipped) {

        static Counts of(TestCounts counts) {
            return new Counts(
                    counts.total(),
                    counts.passed(),
                    counts.failed(),
                    counts.error(),
                    counts.skipped());
        }
    }

    static TestListAnswer of(RunTests.Page page) {
        return new TestListAnswer(
                true,
                page.tests().stream()
                        .map(
                                placed ->
                                        TestCaseView.of(
                                                placed.test(),
                                                page.isFlaky(placed.test()),
                                                page.attempt()))
                        .toList(),
                page.next() == 0 ? null : Long.toString(page.next()),
                page.attempt(),
                Counts.of(page.counts()));
    }
}
