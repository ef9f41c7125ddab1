package dev.aac.producer.execution;

import static dev.aac.producer.execution.ExecutionSamples.ACME;
import static dev.aac.producer.execution.ExecutionSamples.SLOT;
import static dev.aac.producer.execution.ExecutionSamples.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.FailedTests.FailedTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepetitionTest {

    private static final List<FailedTest> FAILED =
            List.of(new FailedTest("s", "a"), new FailedTest("", "b"));
    private static final String USER = "64b0000000000000000000ee";

    @Test
    void endedExecutionIsRepeatedWithTheSameRequestAndContext() {
        Execution ended = ended(ExecutionRichSamples.withEverything(ACME, new TaskId("t1")));

        Repetition repetition = Repetition.of(ended, RepetitionTest::byUser);

        assertThat(repetition).isInstanceOf(Repetition.Ready.class);
        Repetition.Ready ready = (Repetition.Ready) repetition;
        assertThat(ready.request()).isEqualTo(ended.request());
        assertThat(ready.trigger().kind()).isEqualTo(Trigger.Kind.RETRY);
        assertThat(ready.trigger().userId()).isEqualTo(USER);
        assertThat(ready.trigger().retryOf()).isEqualTo(ended.taskId());
        assertThat(ready.trigger().ci()).isEqualTo(ExecutionRichSamples.CI);
    }

    @Test
    void onlyTheEndAllowsARetry() {
        Execution accepted = ExecutionSamples.accepted();
        Execution running = running(accepted);

        for (Execution going : List.of(accepted, running)) {
            assertThat(Repetition.of(going, RepetitionTest::byUser))
                    .isEqualTo(new Repetition.NotEnded());
            assertThat(Repetition.ofFailedTests(going, FAILED, RepetitionTest::byUser))
                    .isEqualTo(new Repetition.NotEnded());
        }
    }

    @Test
    void failedTestsThatNobodyKnowsAreNotRepeated() {
        Execution ended = ended(ExecutionSamples.accepted());

        assertThat(Repetition.ofFailedTests(ended, List.of(), RepetitionTest::byUser))
                .isEqualTo(new Repetition.FailedTestsUnknown());
    }

    @Test
    void failedTestsAloneAreRepeated() {
        Execution ended = ended(ExecutionSamples.accepted());

        assertThat(Repetition.ofFailedTests(ended, FAILED, RepetitionTest::byUser))
                .isInstanceOfSatisfying(
                        Repetition.Ready.class,
                        ready -> {
                            assertThat(ready.request().tests())
                                    .isEqualTo(FailedTestNames.of(ended.request().tests(), FAILED));
                            assertThat(ready.request().image()).isEqualTo(ended.request().image());
                        });
    }

    @Test
    void testsThatWereNamedKeepTheirNames() {
        List<String> asked =
                List.of("login", "s", "s#b", "s::c", "s.d", "s e", "other#b", "passes");

        assertThat(
                        FailedTestNames.of(
                                asked,
                                List.of(
                                        new FailedTest("", "login"),
                                        new FailedTest("s", "b"),
                                        new FailedTest("s", "c"),
                                        new FailedTest("s", "d"),
                                        new FailedTest("s", "e"))))
                .containsExactly("login", "s", "s#b", "s::c", "s.d", "s e");
        assertThat(FailedTestNames.of(List.of("passes"), FAILED)).isEmpty();
    }

    @Test
    void testsThatNobodyNamedAreNamedBySuiteAndName() {
        assertThat(FailedTestNames.of(List.of(), FAILED)).containsExactly("s#a", "b");
        assertThat(FailedTestNames.of(List.of(), List.of(new FailedTest("s", "two\nlines"))))
                .isEmpty();
        assertThat(FailedTestNames.of(List.of(), List.of(new FailedTest("s", "x".repeat(511)))))
                .isEmpty();
    }

    @Test
    void namesCountOnFromTheRepeatedOne() {
        assertThat(names("nightly"))
                .startsWith("nightly-retry-1", "nightly-retry-2", "nightly-retry-3")
                .hasSize(RetryNames.NUMBERED_MAX + 1);
        assertThat(names("nightly-retry-1")).startsWith("nightly-retry-2");
        assertThat(names("nightly-retry-9")).startsWith("nightly-retry-10");
        assertThat(names("a-retry-1-retry-2")).startsWith("a-retry-1-retry-3");
        assertThat(names("nightly-retry-0")).startsWith("nightly-retry-0-retry-1");
        assertThat(names("nightly-retry-9999999")).startsWith("nightly-retry-9999999-retry-1");
        assertThat(names("-retry-".substring(1) + "1")).startsWith("retry-1-retry-1");
    }

    @Test
    void lastNameIsOneThatNobodyHas() {
        assertThat(names("nightly").getLast())
                .matches("nightly-retry-[0-9a-f]{32}")
                .isNotEqualTo(names("nightly").getLast());
    }

    @Test
    void longNamesAreCutToFit() {
        assertThat(names("x".repeat(128))).allMatch(TaskId::isValid).doesNotHaveDuplicates();
        assertThat(names("x".repeat(120) + "-retry-9")).allMatch(TaskId::isValid);
    }

    private static List<String> names(String taskId) {
        return RetryNames.after(new TaskId(taskId)).stream().map(TaskId::value).toList();
    }

    private static Execution running(Execution accepted) {
        Execution sent = ExecutionRichSamples.moved(accepted, new RunEvent.Sent(SLOT));
        Execution held = ExecutionRichSamples.moved(sent, ExecutionSamples.claim(1, TOKEN));
        return ExecutionRichSamples.moved(held, ExecutionSamples.started(TOKEN));
    }

    private static Execution ended(Execution accepted) {
        return ExecutionRichSamples.moved(running(accepted), ExecutionSamples.exited(TOKEN, 0));
    }

    private static Trigger byUser(Execution repeated) {
        return Trigger.retry(USER, repeated);
    }
}
