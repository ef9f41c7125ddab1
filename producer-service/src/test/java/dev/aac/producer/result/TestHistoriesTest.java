package dev.aac.producer.result;

import static dev.aac.producer.result.TestOutcome.ERROR;
import static dev.aac.producer.result.TestOutcome.FAILED;
import static dev.aac.producer.result.TestOutcome.PASSED;
import static dev.aac.producer.result.TestOutcome.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.execution.Dispatch;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionRichSamples;
import dev.aac.producer.execution.InMemoryExecutions;
import dev.aac.producer.execution.Progress;
import dev.aac.producer.execution.RandomIds;
import dev.aac.producer.platform.tenancy.GuardedStore;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.result.storage.StoredResults;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestHistoriesTest {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private static final OrganizationScope SCOPE = ReportSamples.scope(ReportSamples.ACME);
    private static final OrganizationScope OTHERS = ReportSamples.scope(ReportSamples.GLOBEX);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String IMAGE = "qa.example:5000/shop/tests:1.2";
    private static final String NEXT = "qa.example:5000/shop/tests:1.3";

    /** No other test of this class has a test of that suite: the store is not emptied between. */
    private final String suite = RandomIds.runId().value();

    private final InMemoryExecutions executions = new InMemoryExecutions();
    private final TestResults results = StoredResults.tests(STORE);
    private final TestHistories histories = new TestHistories(executions, results);

    private TestCase test(TestOutcome outcome) {
        return new TestCase(suite, "works", outcome, Duration.ofMillis(7), "a long message", false);
    }

    private String key() {
        return test(PASSED).key();
    }

    /** One in which the test ended so, attempt by attempt. */
    private void run(String task, String image, String digest, TestOutcome... attempts) {
        run(SCOPE, task, image, digest, Stream.of(attempts).map(this::test).toList());
    }

    private void run(
            OrganizationScope scope,
            String task,
            String image,
            String digest,
            List<TestCase> attempts) {
        Execution accepted =
                ExecutionRichSamples.accepted(
                        scope.organizationId(),
                        new TaskId(task),
                        ExecutionRichSamples.request(image, null, null, null),
                        NOW);
        Progress progress =
                new Progress(
                        ExecutionStatus.FAILED,
                        new Dispatch.Done(),
                        1,
                        0,
                        false,
                        List.of(),
                        new Progress.Result(NOW, NOW, digest, 1, null, null, null));
        executions.insert(
                scope,
                new Execution(
                        accepted.organizationId(),
                        accepted.taskId(),
                        accepted.runId(),
                        accepted.request(),
                        accepted.submission(),
                        progress,
                        1,
                        null));
        for (int i = 0; i < attempts.size(); i++) {
            RunRef run = ReportSamples.attempt(accepted.currentRun(), i + 1);
            results.add(scope, run, 1, List.of(attempts.get(i)));
        }
    }

    private TestHistory history(String task) {
        return histories.find(SCOPE, new TaskId(task), key(), 20).orElseThrow();
    }

    @Test
    void lastRunsOfTheImageAreShownWhateverItsTag() {
        run("t1", IMAGE, "sha256:1", PASSED);
        run("t2", NEXT, "sha256:2", FAILED);
        run("other-image", "qa.example:5000/shop/api:1.2", "sha256:9", FAILED);
        run(OTHERS, "t2", IMAGE, "sha256:1", List.of(test(PASSED)));
        run("t3", NEXT + "@sha256:" + "0".repeat(64), "sha256:3", SKIPPED);
        run("t4", NEXT, "sha256:4", FAILED, ERROR);

        TestHistory history = history("t1");

        assertThat(history.runs())
                .extracting(run -> run.taskId().value() + " " + run.outcome())
                .containsExactly("t4 ERROR", "t3 SKIPPED", "t2 FAILED", "t1 PASSED");
        assertThat(history.runs().getFirst().duration()).isEqualTo(Duration.ofMillis(7));
        assertThat(history.goesOn()).isFalse();
        assertThat(history.failing())
                .isEqualTo(new TestHistory.Failing(history.runs().get(2), false));
        assertThat(history.isFlaky()).isFalse();
    }

    @Test
    void passingEndsTheFailure() {
        run("t1", IMAGE, "sha256:1", FAILED);
        run("t2", IMAGE, "sha256:2", PASSED);
        run("t3", IMAGE, "sha256:2", SKIPPED);

        assertThat(history("t1").failing()).isNull();
        assertThat(history("t1").isFlaky()).isFalse();
    }

    @Test
    void passingAfterAFailureWithTheSameImageIsFlaky() {
        run("t1", IMAGE, "sha256:1", FAILED);
        run("t2", IMAGE, "sha256:1", PASSED);

        assertThat(history("t2").isFlaky()).isTrue();
    }

    @Test
    void failureAfterPassingWithTheSameImageIsNotYet() {
        run("t1", IMAGE, "sha256:1", PASSED);
        run("t2", IMAGE, "sha256:1", FAILED);

        assertThat(history("t2").isFlaky()).isFalse();
    }

    @Test
    void passingAfterAFailureInOneExecutionIsFlaky() {
        run("t1", IMAGE, "sha256:1", FAILED, PASSED);

        assertThat(history("t1").isFlaky()).isTrue();
        assertThat(history("t1").runs().getFirst().flaky()).isTrue();
        assertThat(history("t1").failing()).isNull();
    }

    @Test
    void worstOfSeveralOfOneNameCounts() {
        run("t1", IMAGE, "sha256:1");
        RunRef run = executions.find(SCOPE, new TaskId("t1")).orElseThrow().currentRun();
        results.add(SCOPE, run, 1, List.of(test(PASSED), test(FAILED), test(SKIPPED)));

        assertThat(history("t1").runs().getFirst().outcome()).isEqualTo(FAILED);
        assertThat(history("t1").isFlaky()).isFalse();
    }

    @Test
    void olderRunsThanAreShownAreSaidToBeThere() {
        for (int i = 0; i < 5; i++) {
            run("t" + i, IMAGE, "sha256:" + i, FAILED);
        }
        TestHistory history = histories.find(SCOPE, new TaskId("t0"), key(), 3).orElseThrow();

        assertThat(history.runs()).hasSize(3);
        assertThat(history.goesOn()).isTrue();
        assertThat(history.failing())
                .isEqualTo(new TestHistory.Failing(history.runs().getLast(), true));
    }

    /** The last execution read may have had more cases than were read. */
    @Test
    void executionThatIsReadInPartIsLeftOut() {
        run("t1", IMAGE, "sha256:1", FAILED);
        run("t2", IMAGE, "sha256:2");
        RunRef many = executions.find(SCOPE, new TaskId("t2")).orElseThrow().currentRun();
        List<TestCase> cases = new ArrayList<>();
        for (int i = 0; i < TestResults.SEEN_MAX - 1; i++) {
            cases.add(test(PASSED));
        }
        results.add(SCOPE, many, 1, cases);

        assertThat(history("t1").runs())
                .extracting(run -> run.taskId().value())
                .containsExactly("t2");
        assertThat(history("t1").goesOn()).isTrue();
    }

    @Test
    void whatIsDeletedIsNoHistoryAndUnknownTestsHaveNone() {
        run("t1", IMAGE, "sha256:1", FAILED);
        run("t2", IMAGE, "sha256:2", PASSED);
        executions.delete(SCOPE, new TaskId("t1"));

        assertThat(history("t2").runs()).hasSize(1);
        assertThat(histories.find(SCOPE, new TaskId("t2"), "none", 20).orElseThrow())
                .isEqualTo(new TestHistory(List.of(), false));
        assertThat(histories.find(SCOPE, new TaskId("t1"), key(), 20)).isEmpty();
        assertThat(histories.find(OTHERS, new TaskId("t2"), key(), 20)).isEmpty();
    }
}
