package dev.aac.producer.result.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.result.TestRankings.FlakyTest;
import dev.aac.producer.result.TestRankings.Rankings;
import dev.aac.producer.result.TestRankings.SlowTest;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The tests that are flaky most often, and those that take longest. */
@JsonPropertyOrder({"flakiest", "slowest"})
public record TestRankingsView(
        @Schema(description = "Those that were flaky in most attempts first; at most 20")
                List<FlakyTestView> flakiest,
        @Schema(description = "Those that took longest on average first; at most 20")
                List<SlowTestView> slowest) {

    /** A flaky test. */
    @JsonPropertyOrder({"key", "suite", "name", "attempts", "lastAt", "taskId"})
    public record FlakyTestView(
            @Schema(description = "Names the test in paths: the same for the same suite and name")
                    String key,
            String suite,
            String name,
            @Schema(
                            description =
                                    "In how many it passed after it had failed in the same"
                                            + " execution")
                    int attempts,
            @Schema(description = "When the last of them had ended") Instant lastAt,
            @Schema(description = "Its execution, under which the test has its history")
                    String taskId) {

        static FlakyTestView of(FlakyTest flaky) {
            return new FlakyTestView(
                    flaky.test().key(),
                    flaky.test().suite(),
                    flaky.test().name(),
                    flaky.attempts(),
                    flaky.lastAt(),
                    flaky.lastIn().value());
        }
    }

    /** A slow test. */
    @JsonPropertyOrder({
        "key",
        "suite",
        "name",
        "attempts",
        "averageMillis",
        "longestMillis",
        "taskId"
    })
    public record SlowTestView(
            @Schema(description = "Names the test in paths: the same for the same suite and name")
                    String key,
            String suite,
            String name,
            @Schema(description = "In how many it was among the 20 slowest, which these are of")
                    int attempts,
            long averageMillis,
            long longestMillis,
            @Schema(description = "The last of their executions, under which it has its history")
                    String taskId) {

        static SlowTestView of(SlowTest slow) {
            return new SlowTestView(
                    slow.test().key(),
                    slow.test().suite(),
                    slow.test().name(),
                    slow.attempts(),
                    slow.average().toMillis(),
                    slow.longest().toMillis(),
                    slow.lastIn().value());
        }
    }

    static TestRankingsView of(Rankings rankings) {
        return new TestRankingsView(
                rankings.flakiest().stream().map(FlakyTestView::of).toList(),
                rankings.slowest().stream().map(SlowTestView::of).toList());
    }
}
