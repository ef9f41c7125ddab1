package dev.aac.producer.execution;

import dev.aac.contract.id.FencingToken;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.analysis.Analysis;
import dev.aac.producer.execution.Attempt.Outcome;
import dev.aac.producer.execution.Dispatch.Analyzing;
import dev.aac.producer.execution.Dispatch.Done;
import dev.aac.producer.execution.Dispatch.Held;
import dev.aac.producer.execution.Dispatch.Waiting;
import dev.aac.producer.execution.Progress.Result;
import dev.aac.producer.execution.Transition.Ignored;
import dev.aac.producer.execution.Transition.Moved;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * The one door for an execution's state. A pure function: no clock, no store, no messages, so every
 * order of events can be tried. A final state never moves; a report by anybody but the holder of
 * the current lease changes nothing; the attempt number only rises.
 */
public final class ExecutionStateMachine {

    /** A run whose worker was lost this often is given up. */
    public static final int LOST_ATTEMPTS_MAX = 3;

    /** It has failed already, which a wish to stop it cannot change: only the look for why ends. */
    private static final Analysis ANALYSIS_CANCELLED =
            new Analysis.Failed("The analysis was stopped because somebody cancelled the run.");

    private ExecutionStateMachine() {}

    /**
     * @param now by the producer's clock
     */
    public static Transition apply(Execution execution, RunEvent event, Instant now) {
        Progress progress = execution.progress();
        if (progress.dispatch() instanceof Done) {
            return new Ignored("already " + progress.status());
        }
        return switch (event) {
            case RunEvent.Sent(var slot) -> sent(execution, slot, now);
            case RunEvent.SentAgain() -> sentAgain(execution, now);
            case RunEvent.Claimed claimed -> claimed(execution, claimed);
            case RunEvent.Report report -> reported(execution, report, now);
            case RunEvent.Analyzed(var analysis) -> analyzed(execution, analysis);
            case RunEvent.LeaseExpired(var token) -> leaseExpired(execution, token, now);
            case RunEvent.CancelRequested() -> cancelRequested(execution, now);
            case RunEvent.QueueTimedOut() -> queueTimedOut(execution, now);
        };
    }

    private static Transition sent(Execution execution, SlotKey slot, Instant now) {
        if (!(execution.progress().dispatch() instanceof Waiting waiting)) {
            return new Ignored("not waiting");
        }
        if (waiting.kept() != null && !waiting.kept().equals(slot)) {
            return new Ignored("has another place");
        }
        return moved(execution, execution.progress().with(new Dispatch.Sent(slot, now)));
    }

    private static Transition sentAgain(Execution execution, Instant now) {
        if (!(execution.progress().dispatch() instanceof Dispatch.Sent sent)) {
            return new Ignored("not sent");
        }
        return moved(execution, execution.progress().with(new Dispatch.Sent(sent.place(), now)));
    }

    private static Transition claimed(Execution execution, RunEvent.Claimed claimed) {
        Progress progress = execution.progress();
        if (claimed.attempt() != progress.attempt()) {
            return new Ignored("attempt %d is not current".formatted(claimed.attempt()));
        }
        return switch (progress.dispatch()) {
            case Dispatch.Sent(var place, _) ->
                    moved(execution, progress.claimed(new Held(place, claimed.lease())));
            case Held _ -> new Ignored("held by a live lease");
            case Waiting _, Analyzing _, Done _ -> new Ignored("not sent");
        };
    }

    private static Transition reported(Execution execution, RunEvent.Report report, Instant now) {
        if (!holds(execution, report.token())) {
            return new Ignored("not the holder of the lease");
        }
        return switch (report) {
            case RunEvent.Started started -> started(execution, started);
            case RunEvent.Exited exited -> exited(execution, exited, now);
            case RunEvent.Aborted aborted -> aborted(execution, aborted, now);
        };
    }

    private static Transition started(Execution execution, RunEvent.Started started) {
        Progress progress = execution.progress();
        Attempt current = progress.lastClaimed();
        if (current != null && current.startTime() != null) {
            return new Ignored("start already known");
        }
        return moved(
                execution,
                progress.running(
                        attempt -> attempt.startedAt(started.at()),
                        progress.result().started(started.at(), started.imageDigest())));
    }

    private static Transition exited(Execution execution, RunEvent.Exited exited, Instant now) {
        Progress progress = execution.progress();
        int code = exited.exitCode();
        Outcome outcome = code == 0 ? Outcome.PASSED : Outcome.FAILED;
        UnaryOperator<Attempt> end =
                attempt -> attempt.endedAt(exited.at(), code, outcome, exited.logs());
        Result result = progress.result().withExit(code, exited.logs());
        if (progress.cancelRequested()) {
            return ended(execution, ExecutionStatus.CANCELLED, end, result.ended(now, null));
        }
        if (code == 0) {
            ExecutionStatus verdict =
                    progress.failedAttempts() > 0
                            ? ExecutionStatus.UNSTABLE
                            : ExecutionStatus.PASSED;
            return ended(execution, verdict, end, result.ended(exited.at(), null));
        }
        if (progress.failedAttempts() < execution.request().config().retryAttempts()) {
            return moved(execution, progress.again(end, false, now));
        }
        Result failed = result.ended(exited.at(), null);
        return exited.toBeAnalyzed()
                ? moved(execution, progress.analyzing(end, failed, now))
                : ended(execution, ExecutionStatus.FAILED, end, failed);
    }

    private static Transition analyzed(Execution execution, Analysis analysis) {
        Progress progress = execution.progress();
        if (!(progress.dispatch() instanceof Analyzing)) {
            return new Ignored("not being analyzed");
        }
        return ended(
                execution,
                ExecutionStatus.FAILED,
                UnaryOperator.identity(),
                progress.result().withAnalysis(analysis));
    }

    private static Transition aborted(Execution execution, RunEvent.Aborted aborted, Instant now) {
        Progress progress = execution.progress();
        Result result = progress.result().withLogs(aborted.logs());
        if (progress.cancelRequested()) {
            return ended(
                    execution,
                    ExecutionStatus.CANCELLED,
                    attempt -> attempt.endedAt(now, null, Outcome.CANCELLED, aborted.logs()),
                    result.ended(now, null));
        }
        UnaryOperator<Attempt> lost =
                attempt -> attempt.endedAt(now, null, Outcome.LOST, aborted.logs());
        return switch (aborted.reason()) {
            case WORKER_STOPPING -> moved(execution, progress.again(lost, false, now));
            case ENGINE_FAILED -> startAgainOrGiveUp(execution, lost, now);
            case CANCELLED,
                    IMAGE_UNAVAILABLE,
                    IMAGE_PULL_TIMED_OUT,
                    START_FAILED,
                    TIMED_OUT,
                    IDLE_TIMED_OUT,
                    OUT_OF_MEMORY,
                    DISK_FULL ->
                    ended(
                            execution,
                            ExecutionStatus.ERROR,
                            attempt ->
                                    attempt.endedAt(
                                            aborted.at(), null, Outcome.ERROR, aborted.logs()),
                            result.ended(
                                    aborted.at(), ErrorSentence.of(aborted, execution.request())));
        };
    }

    private static Transition leaseExpired(Execution execution, FencingToken token, Instant now) {
        if (!holds(execution, token)) {
            return new Ignored("not the current lease");
        }
        if (execution.progress().cancelRequested()) {
            return ended(
                    execution,
                    ExecutionStatus.CANCELLED,
                    lost(now),
                    execution.progress().result().ended(now, null));
        }
        return startAgainOrGiveUp(execution, lost(now), now);
    }

    private static Transition startAgainOrGiveUp(
            Execution execution, UnaryOperator<Attempt> lost, Instant now) {
        Progress progress = execution.progress();
        Attempt current = progress.lastClaimed();
        boolean counts = current != null && current.startTime() != null;
        if (counts && progress.lostAttempts() + 1 >= LOST_ATTEMPTS_MAX) {
            return ended(
                    execution,
                    ExecutionStatus.ERROR,
                    lost,
                    progress.result().ended(now, ErrorSentence.workerLost(LOST_ATTEMPTS_MAX)));
        }
        return moved(execution, progress.again(lost, counts, now));
    }

    private static Transition cancelRequested(Execution execution, Instant now) {
        Progress progress = execution.progress();
        return switch (progress.dispatch()) {
            case Waiting _, Dispatch.Sent _ ->
                    ended(
                            execution,
                            ExecutionStatus.CANCELLED,
                            cancelled(now),
                            progress.result().ended(now, null));
            case Held _ ->
                    progress.cancelRequested()
                            ? new Ignored("already asked to stop")
                            : moved(execution, progress.cancelRequestedNow());
            case Analyzing _ -> analyzed(execution, ANALYSIS_CANCELLED);
            case Done _ -> new Ignored("already ended");
        };
    }

    private static Transition queueTimedOut(Execution execution, Instant now) {
        Progress progress = execution.progress();
        if (execution.queueDeadline().isEmpty()) {
            return new Ignored("no longer in the queue");
        }
        return ended(
                execution,
                ExecutionStatus.ERROR,
                UnaryOperator.identity(),
                progress.result().ended(now, ErrorSentence.queueTimeout(execution.request())));
    }

    private static boolean holds(Execution execution, FencingToken token) {
        return execution.progress().dispatch() instanceof Held(_, var lease)
                && lease.token().equals(token);
    }

    private static UnaryOperator<Attempt> lost(Instant at) {
        return attempt -> attempt.endedAt(at, null, Outcome.LOST, null);
    }

    private static UnaryOperator<Attempt> cancelled(Instant at) {
        return attempt -> attempt.endedAt(at, null, Outcome.CANCELLED, null);
    }

    private static Transition ended(
            Execution execution,
            ExecutionStatus verdict,
            UnaryOperator<Attempt> attempt,
            Result result) {
        return moved(execution, execution.progress().ended(verdict, attempt, result));
    }

    private static Transition moved(Execution execution, Progress progress) {
        return new Moved(execution.movedTo(progress));
    }
}
