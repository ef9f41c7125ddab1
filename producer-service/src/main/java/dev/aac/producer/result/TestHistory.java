package dev.aac.producer.result;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a test ended in executions of one image, whatever its tag.
 *
 * @param runs the last first
 * @param goesOn whether there may be older ones that are not shown
 */
public record TestHistory(List<Run> runs, boolean goesOn) {

    /**
     * The test in one execution.
     *
     * @param imageDigest of the image as it was pulled; null when that is not known
     * @param outcome in the last attempt that has it: the worst, should it be there several times
     * @param duration absent when the framework does not say
     * @param flaky passed after it had failed in the same execution
     */
    public record Run(
            TaskId taskId,
            Instant createdAt,
            @Nullable String imageDigest,
            TestOutcome outcome,
            @Nullable Duration duration,
            boolean flaky) {

        public Run {
            requireNonNull(taskId, "taskId is null");
            requireNonNull(createdAt, "createdAt is null");
            requireNonNull(outcome, "outcome is null");
        }
    }

    /**
     * Since when a test has failed.
     *
     * @param first the first run in which it failed since it last passed
     * @param maybeLonger it did not pass in any run that is known, and there may be older ones
     */
    public record Failing(Run first, boolean maybeLonger) {}

    public TestHistory {
        runs = List.copyOf(runs);
    }

    /** Null when it passed in the last run in which it was not skipped, or was in none. */
    public @Nullable Failing failing() {
        Run first = null;
        for (Run run : runs) {
            if (run.outcome() == TestOutcome.PASSED) {
                return first == null ? null : new Failing(first, false);
            }
            if (run.outcome().isBad()) {
                first = run;
            }
        }
        return first == null ? null : new Failing(first, goesOn);
    }

    /** Whether it passed after it had failed, in one execution or with the very same image. */
    public boolean isFlaky() {
        Set<String> failedWith = new HashSet<>();
        for (Run run : runs.reversed()) {
            String digest = run.imageDigest();
            boolean passed = run.outcome() == TestOutcome.PASSED;
            if (run.flaky() || (passed && digest != null && failedWith.contains(digest))) {
                return true;
            }
            if (run.outcome().isBad() && digest != null) {
                failedWith.add(digest);
            }
        }
        return false;
    }
}
