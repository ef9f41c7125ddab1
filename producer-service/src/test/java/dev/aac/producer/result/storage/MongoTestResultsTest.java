package dev.aac.producer.result.storage;

import static dev.aac.producer.result.ReportSamples.ACME;
import static dev.aac.producer.result.ReportSamples.GLOBEX;
import static dev.aac.producer.result.ReportSamples.attempt;
import static dev.aac.producer.result.ReportSamples.run;
import static dev.aac.producer.result.ReportSamples.scope;
import static dev.aac.producer.result.TestOutcome.ERROR;
import static dev.aac.producer.result.TestOutcome.FAILED;
import static dev.aac.producer.result.TestOutcome.PASSED;
import static dev.aac.producer.result.TestOutcome.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.contract.id.RunRef;
import dev.aac.producer.platform.tenancy.GuardedStore;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.result.TestCase;
import dev.aac.producer.result.TestCounts;
import dev.aac.producer.result.TestOutcome;
import dev.aac.producer.result.TestResults;
import dev.aac.producer.result.TestResults.Placed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoTestResultsTest {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private static final OrganizationScope SCOPE = scope(ACME);

    private final TestResults results = StoredResults.tests(STORE);
    private final RunRef run = run(ACME);

    private static TestCase test(String name, TestOutcome outcome) {
        return new TestCase("suite", name, outcome, null, null, false);
    }

    private List<TestCase> all(RunRef of) {
        return results.page(SCOPE, of, null, 0, 500).stream().map(Placed::test).toList();
    }

    @Test
    void testsAreKeptAsTheyAreInTheOrderOfTheirFiles() {
        TestCase whole =
                new TestCase(
                        "größe", "a", FAILED, Duration.ofMillis(1_250), "line 1\nline 2", false);
        TestCase flaky = new TestCase("", "b", PASSED, null, null, true);
        results.add(SCOPE, run, 2, List.of(test("z", SKIPPED)));
        results.add(SCOPE, run, 1, List.of(whole, flaky));

        assertThat(all(run)).containsExactly(whole, flaky, test("z", SKIPPED));
    }

    @Test
    void sameFileAgainChangesNothing() {
        List<TestCase> tests =
                IntStream.range(0, 2 * MongoTestResults.BATCH + 7)
                        .mapToObj(i -> test("t" + i, PASSED))
                        .toList();
        results.add(SCOPE, run, 1, tests);
        results.add(SCOPE, run, 1, tests);

        assertThat(results.counts(SCOPE, run)).isEqualTo(new TestCounts(tests.size(), 0, 0, 0));
    }

    /** Neither is written: the run is another organization's. */
    @Test
    void fileHasManyTestsButNotAnyNumber() {
        List<TestCase> most = Collections.nCopies(TestResults.FILE_CASES_MAX, test("t", PASSED));
        List<TestCase> more =
                Collections.nCopies(TestResults.FILE_CASES_MAX + 1, test("t", PASSED));

        assertThatThrownBy(() -> results.add(scope(GLOBEX), run, 1, most))
                .hasMessage("the run belongs to another organization");
        assertThatThrownBy(() -> results.add(scope(GLOBEX), run, 1, more))
                .hasMessage("too many test cases");
    }

    @Test
    void pagesGoThroughAllAndByOutcome() {
        List<TestCase> tests = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            tests.add(test("t" + i, i % 2 == 0 ? PASSED : FAILED));
        }
        results.add(SCOPE, run, 1, tests);
        results.add(SCOPE, run, 2, List.of(test("e", ERROR), test("s", SKIPPED)));

        List<TestCase> seen = new ArrayList<>();
        long after = 0;
        List<Placed> page = results.page(SCOPE, run, null, after, 5);
        while (!page.isEmpty()) {
            page.forEach(placed -> seen.add(placed.test()));
            after = page.getLast().position();
            page = results.page(SCOPE, run, null, after, 5);
        }

        assertThat(seen).hasSize(12).doesNotHaveDuplicates();
        assertThat(results.page(SCOPE, run, FAILED, 0, 500)).hasSize(5);
        assertThat(results.counts(SCOPE, run)).isEqualTo(new TestCounts(5, 5, 1, 1));
    }

    @Test
    void failuresOfEarlierAttemptsAreKnown() {
        results.add(SCOPE, run, 1, List.of(test("a", FAILED), test("b", PASSED), test("c", ERROR)));
        List<TestCase> now = List.of(test("a", PASSED), test("b", PASSED), test("c", PASSED));
        RunRef second = attempt(run, 2);
        results.add(SCOPE, second, 1, now);

        assertThat(results.failedBefore(SCOPE, second, now))
                .containsExactlyInAnyOrder(test("a", PASSED), test("c", PASSED));
        assertThat(results.failedBefore(SCOPE, run, now)).isEmpty();
        assertThat(results.lastAttempt(SCOPE, run.taskId(), run.runId())).contains(2);
    }

    @Test
    void organizationsDoNotMixAndDeletionTakesOneExecution() {
        RunRef other = run(ACME);
        results.add(SCOPE, run, 1, List.of(test("a", PASSED)));
        results.add(SCOPE, other, 1, List.of(test("a", PASSED)));
        RunRef foreign = new RunRef(GLOBEX, run.taskId(), run.runId(), 1);

        assertThat(results.page(scope(GLOBEX), foreign, null, 0, 10)).isEmpty();
        results.deleteAll(scope(GLOBEX), run.taskId(), run.runId());
        assertThat(all(run)).hasSize(1);
        results.deleteAll(SCOPE, run.taskId(), run.runId());

        assertThat(all(run)).isEmpty();
        assertThat(all(other)).hasSize(1);
    }
}
