package dev.aac.producer.execution;

import static dev.aac.producer.execution.ExecutionSamples.NOW;
import static dev.aac.producer.execution.ExecutionSamples.OLD_TOKEN;
import static dev.aac.producer.execution.ExecutionSamples.SLOT;
import static dev.aac.producer.execution.ExecutionSamples.TOKEN;
import static dev.aac.producer.execution.ExecutionSamples.aborted;
import static dev.aac.producer.execution.ExecutionSamples.accepted;
import static dev.aac.producer.execution.ExecutionSamples.analysis;
import static dev.aac.producer.execution.ExecutionSamples.claim;
import static dev.aac.producer.execution.ExecutionSamples.exited;
import static dev.aac.producer.execution.ExecutionSamples.failed;
import static dev.aac.producer.execution.ExecutionSamples.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aac.contract.fact.AbortReason;
import dev.aac.contract.fact.LogTotals;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.TaskId;
import dev.aac.contract.live.ExecutionStatus;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExecutionStateMachineTest {

    @Test
    void exitCodeZeroPasses() {
        Execution ended =
                after(accepted(), sent(), claim(1, TOKEN), started(TOKEN), exited(TOKEN, 0));

        assertThat(ended.status()).isEqualTo(ExecutionStatus.PASSED);
        assertThat(ended.progress().dispatch()).isInstanceOf(Dispatch.Done.class);
        assertThat(ended.progress().result().exitCode()).isZero();
        assertThat(ended.progress().result().startTime()).isEqualTo(NOW.plusSeconds(1));
        assertThat(ended.progress().result().endTime()).isEqualTo(NOW.plusSeconds(2));
        assertThat(ended.version()).isEqualTo(5);
    }

    @Test
    void anotherExitCodeFails() {
        Execution ended =
                after(accepted(), sent(), claim(1, TOKEN), started(TOKEN), exited(TOKEN, 3));

        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.progress().result().exitCode()).isEqualTo(3);
    }

    @Test
    void failedAttemptWithRetriesLeftRunsAgainInItsPlace() {
        Execution again =
                after(retrying(1), sent(), claim(1, TOKEN), started(TOKEN), exited(TOKEN, 1));

        assertThat(again.status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(again.progress().attempt()).isEqualTo(2);
        assertThat(again.progress().dispatch()).isEqualTo(new Dispatch.Waiting(NOW, SLOT));
    }

    @Test
    void passingAfterAFailedAttemptIsUnstable() {
        Execution again = after(retrying(1), sent(), claim(1, OLD_TOKEN), exited(OLD_TOKEN, 1));

        Execution ended = after(again, sent(), claim(2, TOKEN), started(TOKEN), exited(TOKEN, 0));

        assertThat(ended.status()).isEqualTo(ExecutionStatus.UNSTABLE);
        assertThat(ended.progress().attempts())
                .extracting(Attempt::outcome)
                .containsExactly(Attempt.Outcome.FAILED, Attempt.Outcome.PASSED);
    }

    /** The start is one report, the end another: the first one may never have come. */
    @Test
    void failedAttemptWhoseStartIsUnknownRanAllTheSame() {
        Execution again = after(retrying(1), sent(), claim(1, TOKEN), exited(TOKEN, 1));

        assertThat(again.status()).isEqualTo(ExecutionStatus.RUNNING);
    }

    @Test
    void itStaysRunningFromTheFirstStartToTheEndOfTheLastAttempt() {
        Execution first = after(retrying(1), sent(), claim(1, OLD_TOKEN), started(OLD_TOKEN));
        Execution failed = after(first, exited(OLD_TOKEN, 1));
        Execution sentAgain = after(failed, sent());
        Execution claimed = after(sentAgain, claim(2, TOKEN));
        Execution second = after(claimed, started(TOKEN));

        assertThat(List.of(first, failed, sentAgain, claimed, second))
                .extracting(Execution::status)
                .containsOnly(ExecutionStatus.RUNNING);
        assertThat(second.progress().result().exitCode()).isNull();
        assertThat(second.progress().result().startTime())
                .isEqualTo(first.progress().result().startTime());
    }

    @Test
    void everyAttemptKeepsItsEnd() {
        Execution again = after(retrying(1), sent(), claim(1, OLD_TOKEN), exited(OLD_TOKEN, 7));
        Execution ended = after(again, sent(), claim(2, TOKEN), started(TOKEN), exited(TOKEN, 9));

        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.progress().attempts())
                .extracting(Attempt::number, Attempt::exitCode, Attempt::outcome, Attempt::logs)
                .containsExactly(
                        tuple(1, 7, Attempt.Outcome.FAILED, ExecutionSamples.LOGS),
                        tuple(2, 9, Attempt.Outcome.FAILED, ExecutionSamples.LOGS));
        assertThat(ended.progress().result().exitCode()).isEqualTo(9);
    }

    @Test
    void lostWorkerUsesUpNoRetry() {
        Execution lost =
                after(
                        retrying(1),
                        sent(),
                        claim(1, OLD_TOKEN),
                        started(OLD_TOKEN),
                        new RunEvent.LeaseExpired(OLD_TOKEN));
        Execution failed = after(lost, sent(), claim(2, TOKEN), exited(TOKEN, 1));
        assertThat(failed.status()).isEqualTo(ExecutionStatus.RUNNING);

        Execution unstable = after(failed, sent(), claim(3, TOKEN), exited(TOKEN, 0));

        assertThat(unstable.status()).isEqualTo(ExecutionStatus.UNSTABLE);
        assertThat(unstable.progress().attempts())
                .extracting(Attempt::outcome)
                .containsExactly(
                        Attempt.Outcome.LOST, Attempt.Outcome.FAILED, Attempt.Outcome.PASSED);
    }

    @Test
    void passingAfterALostWorkerIsNotUnstable() {
        Execution lost =
                after(
                        retrying(1),
                        sent(),
                        claim(1, OLD_TOKEN),
                        started(OLD_TOKEN),
                        new RunEvent.LeaseExpired(OLD_TOKEN));

        assertThat(after(lost, sent(), claim(2, TOKEN), exited(TOKEN, 0)).status())
                .isEqualTo(ExecutionStatus.PASSED);
    }

    @ParameterizedTest
    @EnumSource(
            value = AbortReason.class,
            names = {
                "TIMED_OUT",
                "IDLE_TIMED_OUT",
                "OUT_OF_MEMORY",
                "DISK_FULL",
                "IMAGE_UNAVAILABLE",
                "IMAGE_PULL_TIMED_OUT",
                "START_FAILED"
            })
    void onlyFailedAttemptsAreRetried(AbortReason reason) {
        Execution ended =
                after(retrying(5), sent(), claim(1, TOKEN), started(TOKEN), aborted(TOKEN, reason));

        assertThat(ended.status()).isEqualTo(ExecutionStatus.ERROR);
        assertThat(ended.progress().attempts())
                .extracting(Attempt::outcome)
                .containsExactly(Attempt.Outcome.ERROR);
    }

    @Test
    void cancelBetweenAttemptsEndsAtOnceAndKeepsWhatTheFirstOneCameTo() {
        Execution again = after(retrying(1), sent(), claim(1, TOKEN), exited(TOKEN, 1));

        for (Execution waiting : List.of(again, after(again, sent()))) {
            Execution ended = after(waiting, new RunEvent.CancelRequested());
            assertThat(ended.status()).isEqualTo(ExecutionStatus.CANCELLED);
            assertThat(ended.progress().attempts())
                    .extracting(Attempt::outcome)
                    .containsExactly(Attempt.Outcome.FAILED);
            assertRefused(ended, claim(2, TOKEN));
        }
    }

    @Test
    void cancelledAttemptIsNotRetried() {
        Execution asked =
                after(retrying(3), sent(), claim(1, TOKEN), new RunEvent.CancelRequested());

        assertThat(after(asked, exited(TOKEN, 1)).status()).isEqualTo(ExecutionStatus.CANCELLED);
        assertThat(after(asked, aborted(TOKEN, AbortReason.WORKER_STOPPING)).status())
                .isEqualTo(ExecutionStatus.CANCELLED);
    }

    @Test
    void finishedExecutionIgnoresEveryEvent() {
        Execution ended = after(accepted(), sent(), claim(1, TOKEN), exited(TOKEN, 0));

        for (RunEvent event : everyEvent(TOKEN, 1)) {
            assertRefused(ended, event);
        }
    }

    @Test
    void reportsOfAnOldLeaseChangeNothing() {
        Execution restarted =
                after(
                        accepted(),
                        sent(),
                        claim(1, OLD_TOKEN),
                        started(OLD_TOKEN),
                        new RunEvent.LeaseExpired(OLD_TOKEN),
                        sent(),
                        claim(2, TOKEN));

        assertRefused(restarted, started(OLD_TOKEN));
        assertRefused(restarted, exited(OLD_TOKEN, 0));
        assertRefused(restarted, aborted(OLD_TOKEN, AbortReason.TIMED_OUT));
        assertRefused(restarted, new RunEvent.LeaseExpired(OLD_TOKEN));
    }

    @Test
    void reportsBeforeAClaimChangeNothing() {
        assertRefused(accepted(), started(TOKEN));
        assertRefused(after(accepted(), sent()), exited(TOKEN, 0));
    }

    @Test
    void claimIsRefusedUnlessSentAndCurrentAndFree() {
        assertRefused(accepted(), claim(1, TOKEN));
        assertRefused(after(accepted(), sent()), claim(2, TOKEN));
        assertRefused(after(accepted(), sent(), claim(1, OLD_TOKEN)), claim(1, TOKEN));
    }

    @Test
    void nothingIsSentTwiceNorInAnotherPlace() {
        assertRefused(after(accepted(), sent()), sent());
        Execution waitingAgain = after(retrying(1), sent(), claim(1, TOKEN), exited(TOKEN, 1));
        SlotKey other = new SlotKey(SLOT.organizationId(), 1);
        assertRefused(waitingAgain, new RunEvent.Sent(other));
    }

    @Test
    void secondStartReportChangesNothing() {
        Execution running = after(accepted(), sent(), claim(1, TOKEN), started(TOKEN));
        assertRefused(running, started(TOKEN));
    }

    @Test
    void thirdLostWorkerEndsInError() {
        Execution execution = accepted();
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(execution.status().isFinal()).isFalse();
            FencingToken token = new FencingToken(("" + attempt).repeat(32));
            execution =
                    after(
                            execution,
                            sent(),
                            claim(attempt, token),
                            started(token),
                            new RunEvent.LeaseExpired(token));
        }
        assertThat(execution.status()).isEqualTo(ExecutionStatus.ERROR);
        assertThat(execution.progress().result().error())
                .isEqualTo("the worker was lost 3 times while running this");
    }

    @Test
    void workerLostBeforeItStartedAnythingCountsForNothing() {
        Execution execution = accepted();
        for (int attempt = 1; attempt <= 10; attempt++) {
            execution =
                    after(
                            execution,
                            sent(),
                            claim(attempt, TOKEN),
                            new RunEvent.LeaseExpired(TOKEN));
        }
        assertThat(execution.status()).isEqualTo(ExecutionStatus.PENDING);
        assertThat(execution.progress().attempt()).isEqualTo(11);
        assertThat(execution.progress().lostAttempts()).isZero();
    }

    @Test
    void stoppedWorkerHandsTheRunBackForNothing() {
        Execution handedBack =
                after(
                        accepted(),
                        sent(),
                        claim(1, TOKEN),
                        started(TOKEN),
                        aborted(TOKEN, AbortReason.WORKER_STOPPING));

        assertThat(handedBack.status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(handedBack.progress().lostAttempts()).isZero();
        assertThat(handedBack.progress().dispatch()).isInstanceOf(Dispatch.Waiting.class);
    }

    @Test
    void cancelBeforeAClaimEndsAtOnce() {
        assertThat(after(accepted(), new RunEvent.CancelRequested()).status())
                .isEqualTo(ExecutionStatus.CANCELLED);
        assertThat(after(accepted(), sent(), new RunEvent.CancelRequested()).status())
                .isEqualTo(ExecutionStatus.CANCELLED);
    }

    @Test
    void cancelOfAHeldRunEndsWithTheWorkersReport() {
        Execution asked =
                after(
                        accepted(),
                        sent(),
                        claim(1, TOKEN),
                        started(TOKEN),
                        new RunEvent.CancelRequested());

        assertThat(asked.status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(asked.progress().cancelRequested()).isTrue();
        assertRefused(asked, new RunEvent.CancelRequested());
        assertThat(after(asked, aborted(TOKEN, AbortReason.CANCELLED)).status())
                .isEqualTo(ExecutionStatus.CANCELLED);
        assertThat(after(asked, exited(TOKEN, 1)).status()).isEqualTo(ExecutionStatus.CANCELLED);
        assertThat(after(asked, new RunEvent.LeaseExpired(TOKEN)).status())
                .isEqualTo(ExecutionStatus.CANCELLED);
    }

    @ParameterizedTest
    @CsvSource({
        "TIMED_OUT, timed out after 60 s",
        "IMAGE_UNAVAILABLE, image \"busybox:1\" cannot be had",
        "IMAGE_PULL_TIMED_OUT, image \"busybox:1\" could not be pulled within 10 minutes",
        "OUT_OF_MEMORY, out of memory: the container used more than 2048 MiB",
        "DISK_FULL, out of disk",
        "START_FAILED, the container could not be started",
        "IDLE_TIMED_OUT, stopped after 30 s without output"
    })
    void attemptWithoutAVerdictEndsInErrorWithASentence(AbortReason reason, String sentence) {
        Execution ended = after(accepted(), sent(), claim(1, TOKEN), aborted(TOKEN, reason));

        assertThat(ended.status()).isEqualTo(ExecutionStatus.ERROR);
        assertThat(ended.progress().result().error()).isEqualTo(sentence);
    }

    @Test
    void workersReasonForAFullDiskIsPartOfTheSentence() {
        RunEvent full =
                new RunEvent.Aborted(
                        TOKEN,
                        NOW,
                        AbortReason.DISK_FULL,
                        "it wrote more than 5 MiB",
                        LogTotals.NONE);
        Execution ended = after(accepted(), sent(), claim(1, TOKEN), full);
        assertThat(ended.progress().result().error())
                .isEqualTo("out of disk: it wrote more than 5 MiB");
    }

    @Test
    void workersReasonForAMissingImageStandsAlone() {
        String sentence = "Image busybox:1 cannot be had: its registry cannot be reached.";
        RunEvent missing =
                new RunEvent.Aborted(
                        TOKEN, NOW, AbortReason.IMAGE_UNAVAILABLE, sentence, LogTotals.NONE);
        Execution ended = after(accepted(), sent(), claim(1, TOKEN), missing);
        assertThat(ended.progress().result().error()).isEqualTo(sentence);
    }

    @Test
    void waitingTooLongForAWorkerEndsInErrorBeforeAnyAttempt() {
        assertThat(after(accepted(), new RunEvent.QueueTimedOut()).progress().result().error())
                .isEqualTo("no worker took it within 86400 s");
        assertRefused(after(accepted(), sent(), claim(1, TOKEN)), new RunEvent.QueueTimedOut());
        Execution again = after(retrying(1), sent(), claim(1, TOKEN), exited(TOKEN, 1));
        assertThat(after(again, new RunEvent.QueueTimedOut()).status())
                .isEqualTo(ExecutionStatus.ERROR);
    }

    @ParameterizedTest
    @EnumSource(AbortReason.class)
    void everyAbortReasonLeadsSomewhere(AbortReason reason) {
        Execution held = after(accepted(), sent(), claim(1, TOKEN), started(TOKEN));
        assertThat(ExecutionStateMachine.apply(held, aborted(TOKEN, reason), NOW))
                .isInstanceOf(Transition.Moved.class);
    }

    /** Invariants over random histories; the seed names a failing one. */
    @Test
    void randomHistoriesKeepTheInvariants() {
        for (long seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            Execution now = retrying(random.nextInt(3));
            for (int step = 0; step < 30; step++) {
                FencingToken token = random.nextBoolean() ? TOKEN : OLD_TOKEN;
                List<RunEvent> events = everyEvent(token, now.progress().attempt());
                RunEvent event = events.get(random.nextInt(events.size()));
                if (ExecutionStateMachine.apply(now, event, NOW)
                        instanceof Transition.Moved(var next)) {
                    assertLegal(seed, now, next);
                    now = next;
                }
            }
        }
    }

    private static void assertLegal(long seed, Execution before, Execution after) {
        assertThat(before.status().isFinal()).as("seed %d left a final state", seed).isFalse();
        assertThat(after.version()).as("seed %d", seed).isEqualTo(before.version() + 1);
        assertThat(after.progress().attempt())
                .as("seed %d lowered the attempt", seed)
                .isGreaterThanOrEqualTo(before.progress().attempt());
        if (before.status() == ExecutionStatus.RUNNING) {
            assertThat(after.status())
                    .as("seed %d went back to the queue", seed)
                    .isNotEqualTo(ExecutionStatus.PENDING);
        }
        before.progress()
                .dispatch()
                .slot()
                .ifPresent(
                        slot ->
                                assertThat(
                                                after.progress().dispatch().slot().isEmpty()
                                                        || after.progress()
                                                                .dispatch()
                                                                .slot()
                                                                .get()
                                                                .equals(slot))
                                        .as("seed %d moved to another place", seed)
                                        .isTrue());
    }

    private static List<RunEvent> everyEvent(FencingToken token, int attempt) {
        return List.of(
                sent(),
                new RunEvent.SentAgain(),
                claim(attempt, token),
                started(token),
                exited(token, 0),
                exited(token, 1),
                failed(token, 1),
                new RunEvent.Analyzed(analysis()),
                aborted(token, AbortReason.TIMED_OUT),
                aborted(token, AbortReason.ENGINE_FAILED),
                new RunEvent.LeaseExpired(token),
                new RunEvent.CancelRequested(),
                new RunEvent.QueueTimedOut());
    }

    private static Execution retrying(int retryAttempts) {
        return accepted(ExecutionSamples.ACME, new TaskId("t1"), retryAttempts);
    }

    private static RunEvent sent() {
        return new RunEvent.Sent(SLOT);
    }

    private static Execution after(Execution execution, RunEvent... events) {
        Execution current = execution;
        for (RunEvent event : events) {
            Transition transition = ExecutionStateMachine.apply(current, event, NOW);
            assertThat(transition)
                    .as("%s on %s", event, current.progress())
                    .isInstanceOf(Transition.Moved.class);
            current = ((Transition.Moved) transition).to();
        }
        return current;
    }

    private static void assertRefused(Execution execution, RunEvent event) {
        assertThat(ExecutionStateMachine.apply(execution, event, NOW))
                .as("%s on %s", event, execution.progress())
                .isInstanceOf(Transition.Ignored.class);
    }
}
