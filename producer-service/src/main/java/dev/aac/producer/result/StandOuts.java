package dev.aac.producer.result;

import dev.aac.contract.id.RunRef;
import dev.aac.producer.result.AttemptDigest.TimedTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the tests of an attempt that stand out, in one pass over its cases; holds no more tests
 * than stand out and those of one call. Used by one thread.
 */
final class StandOuts {

    private static final Comparator<TimedTest> SLOWEST_FIRST =
            Comparator.comparing(TimedTest::duration)
                    .reversed()
                    .thenComparing(timed -> timed.test().key());

    private final Map<String, TestName> flaky = new LinkedHashMap<>();
    private List<TimedTest> slowest = List.of();

    /**
     * @param next cases that follow
     * @param recovered those of them that passed after they had failed in an earlier attempt
     */
    void take(Collection<TestCase> next, Set<TestCase> recovered) {
        Map<String, TimedTest> longest = new HashMap<>();
        slowest.forEach(timed -> longest.put(timed.test().key(), timed));
        for (TestCase test : next) {
            TestName name = TestName.of(test);
            if (test.flaky() || recovered.contains(test)) {
                takeFlaky(name);
            }
            Duration duration = test.duration();
            if (duration != null && test.outcome() != TestOutcome.SKIPPED) {
                longest.merge(name.key(), new TimedTest(name, duration), StandOuts::longer);
            }
        }
        slowest =
                longest.values().stream()
                        .sorted(SLOWEST_FIRST)
                        .limit(AttemptDigest.EACH_MAX)
                        .toList();
    }

    private void takeFlaky(TestName name) {
        if (flaky.size() < AttemptDigest.EACH_MAX) {
            flaky.putIfAbsent(name.key(), name);
        }
    }

    private static TimedTest longer(TimedTest one, TimedTest other) {
        return one.duration().compareTo(other.duration()) >= 0 ? one : other;
    }

    /** Empty when none stands out. */
    Optional<AttemptDigest> of(RunRef run, Instant endedAt) {
        return flaky.isEmpty() && slowest.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new AttemptDigest(run, endedAt, new ArrayList<>(flaky.values()), slowest));
    }
}
