package dev.aac.producer.result;

import static dev.aac.producer.result.TestOutcome.ERROR;
import static dev.aac.producer.result.TestOutcome.FAILED;
import static dev.aac.producer.result.TestOutcome.PASSED;
import static dev.aac.producer.result.TestOutcome.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.RunRef;
import dev.aac.producer.execution.SteppingClock;
import dev.aac.producer.platform.tenancy.GuardedStore;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.result.storage.StoredResults;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestIntakeTest {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private static final OrganizationScope SCOPE = ReportSamples.scope(ReportSamples.ACME);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final TestDigests digests = StoredResults.digests(STORE);
    private final TestIntake intake =
            new TestIntake(StoredResults.tests(STORE), digests, new SteppingClock(NOW));
    private final RunRef run = ReportSamples.run(ReportSamples.ACME);

    private static TestCase test(String name, TestOutcome outcome, @Nullable Integer millis) {
        return new TestCase(
                "suite",
                name,
                outcome,
                millis == null ? null : Duration.ofMillis(millis),
                null,
                false);
    }

    private List<String> slowest(RunRef of) {
        return digests.latest(SCOPE, NOW, TestDigests.ANSWER_MAX).stream()
                .filter(digest -> digest.run().equals(of))
                .flatMap(digest -> digest.slowest().stream())
                .map(slow -> slow.test().name() + " " + slow.duration().toMillis())
                .toList();
    }

    private List<String> flaky(RunRef of) {
        return digests.latestFlaky(SCOPE, NOW, TestDigests.ANSWER_MAX).stream()
                .filter(digest -> digest.run().equals(of))
                .flatMap(digest -> digest.flaky().stream())
                .map(TestName::name)
                .toList();
    }

    /** The slowest come last, in another page than the others of their name. */
    @Test
    void slowestOfAllCasesAreNotedEachTestOnce() {
        List<TestCase> tests = new ArrayList<>();
        for (int i = 0; i < TestResults.PAGE_MAX; i++) {
            tests.add(test("t" + i, i % 2 == 0 ? PASSED : FAILED, i));
        }
        tests.add(test("t0", ERROR, 1_000));
        tests.add(test("t499", PASSED, 5));
        tests.add(test("skipped", SKIPPED, 9_999));
        tests.add(test("untold", PASSED, null));
        intake.add(SCOPE, run, 1, tests);
        intake.conclude(SCOPE, run);

        assertThat(slowest(run))
                .hasSize(AttemptDigest.EACH_MAX)
                .startsWith("t0 1000", "t499 499", "t498 498")
                .endsWith("t481 481");
        assertThat(flaky(run)).isEmpty();
    }

    @Test
    void flakyIsWhatPassedAfterItHadFailedInTheSameExecution() {
        TestCase repeated = new TestCase("suite", "c", PASSED, null, null, true);
        intake.add(SCOPE, run, 1, List.of(test("a", FAILED, null), test("b", PASSED, null)));
        intake.conclude(SCOPE, run);
        RunRef second = ReportSamples.attempt(run, 2);
        intake.add(
                SCOPE,
                second,
                1,
                List.of(test("a", PASSED, null), test("b", PASSED, null), repeated, repeated));
        intake.conclude(SCOPE, second);

        assertThat(flaky(run)).isEmpty();
        assertThat(flaky(second)).containsExactly("a", "c");
    }

    @Test
    void flakyTestsAreTheFirstOfThem() {
        List<TestCase> tests = new ArrayList<>();
        for (int i = 0; i <= AttemptDigest.EACH_MAX; i++) {
            tests.add(new TestCase("suite", "t" + i, PASSED, null, null, true));
        }
        intake.add(SCOPE, run, 1, tests);
        intake.conclude(SCOPE, run);

        assertThat(flaky(run)).hasSize(AttemptDigest.EACH_MAX).startsWith("t0").endsWith("t19");
    }
}
