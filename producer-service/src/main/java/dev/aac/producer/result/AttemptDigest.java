package dev.aac.producer.result;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.RunRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Which tests stand out in one attempt. Each is there once, should several cases have its name.
 *
 * @param endedAt when the last of the attempt's reports had come
 * @param flaky those that passed after they had failed in the same execution, in the order of the
 *     files; at most {@value #EACH_MAX}
 * @param slowest those that took longest, the slowest first; at most {@value #EACH_MAX}
 */
public record AttemptDigest(
        RunRef run, Instant endedAt, List<TestName> flaky, List<TimedTest> slowest) {

    /** Most tests of each kind. */
    public static final int EACH_MAX = 20;

    /**
     * How long a test took.
     *
     * @param duration of the longest of its cases
     */
    public record TimedTest(TestName test, Duration duration) {

        public TimedTest {
            requireNonNull(test, "test is null");
            requireNonNull(duration, "duration is null");
        }
    }

    public AttemptDigest {
        requireNonNull(run, "run is null");
        requireNonNull(endedAt, "endedAt is null");
        flaky = List.copyOf(flaky);
        slowest = List.copyOf(slowest);
        if (flaky.size() > EACH_MAX || slowest.size() > EACH_MAX) {
            throw new IllegalArgumentException("more than " + EACH_MAX + " tests stand out");
        }
    }
}
