package dev.aac.producer.result;

import dev.aac.contract.id.TaskId;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.time.LastDays;
import dev.aac.producer.result.AttemptDigest.TimedTest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tests of an organization that are flaky most often, and those that take longest, whichever
 * images they are in. It looks at what stood out in the latest {@value TestDigests#ANSWER_MAX}
 * attempts of the days: for slow tests at all of them, for flaky ones at those that had any. Should
 * there be more in the days, nobody looks at the older ones. Of a slow test only those attempts
 * count in which it was among the {@value AttemptDigest#EACH_MAX} slowest. What was removed, or
 * ended before such notes were taken, is not there. Throws as its port does.
 */
@Singleton
public class TestRankings {

    /** Most tests of each list. */
    public static final int TESTS_MAX = 20;

    private static final Comparator<FlakyTest> FLAKIEST_FIRST =
            Comparator.comparingInt(FlakyTest::attempts)
                    .thenComparing(FlakyTest::lastAt)
                    .reversed()
                    .thenComparing(flaky -> flaky.test().key());

    private static final Comparator<SlowTest> SLOWEST_FIRST =
            Comparator.comparing(SlowTest::average)
                    .thenComparing(SlowTest::longest)
                    .reversed()
                    .thenComparing(slow -> slow.test().key());

    private final TestDigests digests;
    private final Clock clock;

    public TestRankings(TestDigests digests, Clock clock) {
        this.digests = digests;
        this.clock = clock;
    }

    /**
     * A test that passed after it had failed in the same execution.
     *
     * @param lastIn the last execution in which it did
     * @param attempts in how many
     */
    public record FlakyTest(TestName test, TaskId lastIn, Instant lastAt, int attempts) {

        private FlakyTest and(FlakyTest older) {
            return new FlakyTest(test, lastIn, lastAt, attempts + older.attempts);
        }
    }

    /**
     * A test that took long.
     *
     * @param lastIn the last execution in which it did
     * @param attempts in how many it did
     * @param total how long it took in these, together
     * @param longest in one of them
     */
    public record SlowTest(
            TestName test, TaskId lastIn, int attempts, Duration total, Duration longest) {

        /** How long it took in one of those attempts, on average. */
        public Duration average() {
            return total.dividedBy(attempts);
        }

        private SlowTest and(SlowTest older) {
            return new SlowTest(
                    test,
                    lastIn,
                    attempts + older.attempts,
                    total.plus(older.total),
                    longest.compareTo(older.longest) >= 0 ? longest : older.longest);
        }
    }

    /** Each list has at most {@value #TESTS_MAX} tests, what stands out most coming first. */
    public record Rankings(List<FlakyTest> flakiest, List<SlowTest> slowest) {

        public Rankings {
            flakiest = List.copyOf(flakiest);
            slowest = List.copyOf(slowest);
        }
    }

    /**
     * Of the last days, today among them.
     *
     * @param days 1 to {@value LastDays#MAX}
     */
    public Rankings of(OrganizationScope scope, int days) {
        Instant since = LastDays.of(clock, days).begin();
        return new Rankings(
                flakiest(digests.latestFlaky(scope, since, TestDigests.ANSWER_MAX)),
                slowest(digests.latest(scope, since, TestDigests.ANSWER_MAX)));
    }

    private static List<FlakyTest> flakiest(List<AttemptDigest> lastFirst) {
        Map<String, FlakyTest> byKey = new HashMap<>();
        for (AttemptDigest digest : lastFirst) {
            for (TestName test : digest.flaky()) {
                FlakyTest once = new FlakyTest(test, digest.run().taskId(), digest.endedAt(), 1);
                byKey.merge(test.key(), once, FlakyTest::and);
            }
        }
        return byKey.values().stream().sorted(FLAKIEST_FIRST).limit(TESTS_MAX).toList();
    }

    private static List<SlowTest> slowest(List<AttemptDigest> lastFirst) {
        Map<String, SlowTest> byKey = new HashMap<>();
        for (AttemptDigest digest : lastFirst) {
            for (TimedTest timed : digest.slowest()) {
                SlowTest once =
                        new SlowTest(
                                timed.test(),
                                digest.run().taskId(),
                                1,
                                timed.duration(),
                                timed.duration());
                byKey.merge(timed.test().key(), once, SlowTest::and);
            }
        }
        return byKey.values().stream().sorted(SLOWEST_FIRST).limit(TESTS_MAX).toList();
    }
}
