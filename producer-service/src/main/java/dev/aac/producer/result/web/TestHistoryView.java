package dev.aac.producer.result.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.result.TestHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a test ended lately. */
@JsonPropertyOrder({"runs", "goesOn", "failing", "flaky"})
public record TestHistoryView(
        @Schema(description = "The last first; of executions of the same image, whatever its tag")
                List<TestRunView> runs,
        @Schema(description = "There may be older ones that are not shown") boolean goesOn,
        @Schema(description = "Null when it passed in the last run that did not skip it")
                @Nullable TestFailingView failing,
        @Schema(
                        description =
                                "Passed after it had failed, in one execution or with the very same"
                                        + " image, in the runs shown")
                boolean flaky) {

    /** The test in one execution. */
    @JsonPropertyOrder({"taskId", "createdAt", "imageDigest", "outcome", "durationMillis", "flaky"})
    public record TestRunView(
            String taskId,
            @Schema(description = "When the execution was asked for") Instant createdAt,
            @Nullable String imageDigest,
            @Schema(
                            enumeration = {"passed", "failed", "error", "skipped"},
                            description = "In the last attempt that has it")
                    String outcome,
            @Nullable Long durationMillis,
            @Schema(description = "Passed after it had failed in the same execution")
                    boolean flaky) {

        static TestRunView of(TestHistory.Run run) {
            Duration duration = run.duration();
            return new TestRunView(
                    run.taskId().value(),
                    run.createdAt(),
                    run.imageDigest(),
                    TestCaseView.word(run.outcome()),
                    duration == null ? null : duration.toMillis(),
                    run.flaky());
        }
    }

    /** Since when it has failed. */
    @JsonPropertyOrder({"taskId", "createdAt", "maybeLonger"})
    public record TestFailingView(
            @Schema(description = "The first in which it failed since it last passed")
                    String taskId,
            Instant createdAt,
            @Schema(
                            description =
                                    "It passed in none of the runs shown, and there may be older"
                                            + " ones")
                    boolean maybeLonger) {

        static @Nullable TestFailingView of(TestHistory.@Nullable Failing failing) {
            return failing == null
                    ? null
                    : new TestFailingView(
                            failing.first().taskId().value(),
                            failing.first().createdAt(),
                            failing.maybeLonger());
        }
    }

    static TestHistoryView of(TestHistory history) {
        return new TestHistoryView(
                history.runs().stream().map(TestRunView::of).toList(),
                history.goesOn(),
                TestFailingView.of(history.failing()),
                history.isFlaky());
    }
}
