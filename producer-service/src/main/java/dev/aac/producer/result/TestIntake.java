package dev.aac.producer.result;

import dev.aac.contract.id.RunRef;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.result.TestResults.Placed;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/**
 * Takes the test cases of an attempt in, file by file, and notes which of them stand out once all
 * have come. Everything may be done again. Throws as its ports do.
 */
@Singleton
public class TestIntake {

    /** Most cases of an attempt that are looked at: the first, in the order of its files. */
    static final int LOOKED_AT_MAX = 20_000;

    private final TestResults results;
    private final TestDigests digests;
    private final Clock clock;

    public TestIntake(TestResults results, TestDigests digests, Clock clock) {
        this.results = results;
        this.digests = digests;
        this.clock = clock;
    }

    /** See {@link TestResults#add}. */
    void add(OrganizationScope scope, RunRef run, int file, List<TestCase> tests) {
        results.add(scope, run, file, tests);
    }

    /** All of the attempt's files have come. */
    void conclude(OrganizationScope scope, RunRef run) {
        StandOuts found = new StandOuts();
        int lookedAt = 0;
        List<Placed> page = results.page(scope, run, null, 0, TestResults.PAGE_MAX);
        while (!page.isEmpty()) {
            List<TestCase> tests = page.stream().map(Placed::test).toList();
            found.take(tests, results.failedBefore(scope, run, passed(tests)));
            lookedAt += tests.size();
            boolean goesOn = tests.size() == TestResults.PAGE_MAX && lookedAt < LOOKED_AT_MAX;
            page =
                    goesOn
                            ? results.page(
                                    scope,
                                    run,
                                    null,
                                    page.getLast().position(),
                                    TestResults.PAGE_MAX)
                            : List.of();
        }
        found.of(run, clock.instant()).ifPresent(digest -> digests.add(scope, digest));
    }

    private static List<TestCase> passed(List<TestCase> tests) {
        return tests.stream().filter(test -> test.outcome() == TestOutcome.PASSED).toList();
    }
}
