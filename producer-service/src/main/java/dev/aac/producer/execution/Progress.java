package dev.aac.producer.execution;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.fact.LogTotals;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.analysis.Analysis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How far an execution has come.
 *
 * @param attempt the number of the current attempt, from 1; it only rises
 * @param lostAttempts started attempts that ended without a report
 * @param cancelRequested somebody asked to stop it and a worker still holds it
 * @param attempts those that a worker claimed, oldest first
 * @param result what is known of the container; empty before the first start
 */
public record Progress(
        ExecutionStatus status,
        Dispatch dispatch,
        int attempt,
        int lostAttempts,
        boolean cancelRequested,
        List<Attempt> attempts,
        Result result) {

    /**
     * What is known of the container.
     *
     * @param startTime of the first attempt that started
     * @param exitCode of the last one
     * @param error a sentence for a tester, with status ERROR
     * @param logs of the last attempt, when it has ended
     * @param analysis why it failed, with status FAILED, once it was looked for
     */
    public record Result(
            @Nullable Instant startTime,
            @Nullable Instant endTime,
            @Nullable String imageDigest,
            @Nullable Integer exitCode,
            @Nullable String error,
            @Nullable LogTotals logs,
            @Nullable Analysis analysis) {

        static final Result NONE = new Result(null, null, null, null, null, null, null);

        Result started(Instant at, String digest) {
            return new Result(
                    startTime == null ? at : startTime, null, digest, null, null, null, null);
        }

        Result withExit(int code, LogTotals totals) {
            return new Result(startTime, endTime, imageDigest, code, null, totals, null);
        }

        Result withLogs(@Nullable LogTotals totals) {
            return new Result(startTime, endTime, imageDigest, exitCode, error, totals, analysis);
        }

        Result ended(Instant at, @Nullable String why) {
            return new Result(startTime, at, imageDigest, exitCode, why, logs, analysis);
        }

        Result withAnalysis(Analysis why) {
            return new Result(startTime, endTime, imageDigest, exitCode, error, logs, why);
        }
    }

    public Progress {
        requireNonNull(status, "status is null");
        requireNonNull(dispatch, "dispatch is null");
        attempts = List.copyOf(attempts);
        requireNonNull(result, "result is null");
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt is less than 1");
        }
        if (status.isFinal() != dispatch instanceof Dispatch.Done) {
            throw new IllegalArgumentException("a final status and a free place go together");
        }
        if ((status == ExecutionStatus.ANALYZING) != dispatch instanceof Dispatch.Analyzing) {
            throw new IllegalArgumentException("nothing but a failed run is analyzed");
        }
    }

    /** Accepted at that time, not yet sent. */
    public static Progress accepted(Instant at) {
        return new Progress(
                ExecutionStatus.PENDING,
                new Dispatch.Waiting(at, null),
                1,
                0,
                false,
                List.of(),
                Result.NONE);
    }

    /** How many attempts ended with a failing exit code. */
    public long failedAttempts() {
        return attempts.stream().filter(a -> a.outcome() == Attempt.Outcome.FAILED).count();
    }

    /** The attempt that a worker claimed last, or null when none ever did. */
    public @Nullable Attempt lastClaimed() {
        return attempts.isEmpty() ? null : attempts.getLast();
    }

    /** The last attempt whose container ran, or null when none did. */
    @Nullable Attempt lastRun() {
        return attempts.reversed().stream().filter(Attempt::hasRun).findFirst().orElse(null);
    }

    /** The attempt of that number, or null when no worker claimed it. */
    @Nullable Attempt attemptOf(int number) {
        return attempts.stream().filter(a -> a.number() == number).findFirst().orElse(null);
    }

    /** What the bearer of a token may still report. */
    public Standing standing(FencingToken token) {
        if (dispatch instanceof Dispatch.Held(_, var lease) && lease.token().equals(token)) {
            return Standing.HOLDS;
        }
        boolean reported =
                attempts.stream()
                        .filter(known -> known.token().equals(token) && known.outcome() != null)
                        .anyMatch(known -> known.outcome() != Attempt.Outcome.LOST);
        return reported ? Standing.HAS_REPORTED : Standing.STRANGER;
    }

    /** How a fencing token relates to an execution. */
    public enum Standing {
        /** It is the current lease's. */
        HOLDS,
        /** The attempt it was made for has ended by its own report: all it says is known. */
        HAS_REPORTED,
        /** Its lease was lost, or it never was one. */
        STRANGER
    }

    Progress with(Dispatch next) {
        return new Progress(status, next, attempt, lostAttempts, cancelRequested, attempts, result);
    }

    Progress claimed(Dispatch.Held held) {
        List<Attempt> longer = new ArrayList<>(attempts);
        longer.add(Attempt.claimedBy(held.lease(), attempt));
        return new Progress(status, held, attempt, lostAttempts, cancelRequested, longer, result);
    }

    Progress cancelRequestedNow() {
        return new Progress(status, dispatch, attempt, lostAttempts, true, attempts, result);
    }

    Progress running(UnaryOperator<Attempt> change, Result next) {
        return new Progress(
                ExecutionStatus.RUNNING,
                dispatch,
                attempt,
                lostAttempts,
                cancelRequested,
                lastChanged(change),
                next);
    }

    /**
     * The attempt is over and another one waits for a worker, in the place of this one. What has
     * run once is not shown as pending again.
     */
    Progress again(UnaryOperator<Attempt> change, boolean lost, Instant at) {
        List<Attempt> ended = lastChanged(change);
        return new Progress(
                ended.stream().anyMatch(Attempt::hasRun) ? ExecutionStatus.RUNNING : status,
                new Dispatch.Waiting(at, dispatch.slot().orElse(null)),
                attempt + 1,
                lost ? lostAttempts + 1 : lostAttempts,
                cancelRequested,
                ended,
                result);
    }

    /** It has failed, and why is looked for from now on. */
    Progress analyzing(UnaryOperator<Attempt> change, Result last, Instant at) {
        return new Progress(
                ExecutionStatus.ANALYZING,
                new Dispatch.Analyzing(at),
                attempt,
                lostAttempts,
                cancelRequested,
                lastChanged(change),
                last);
    }

    Progress ended(ExecutionStatus verdict, UnaryOperator<Attempt> change, Result last) {
        return new Progress(
                verdict,
                new Dispatch.Done(),
                attempt,
                lostAttempts,
                cancelRequested,
                lastChanged(change),
                last);
    }

    private List<Attempt> lastChanged(UnaryOperator<Attempt> change) {
        if (attempts.isEmpty() || attempts.getLast().outcome() != null) {
            return attempts;
        }
        List<Attempt> changed = new ArrayList<>(attempts);
        changed.set(changed.size() - 1, change.apply(changed.getLast()));
        return changed;
    }
}
