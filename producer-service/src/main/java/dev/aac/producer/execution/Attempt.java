package dev.aac.producer.execution;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.fact.LogTotals;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.WorkerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to run an execution's container.
 *
 * @param number from 1, rising; a number may be missing
 * @param token of the lease it was claimed with: tells the repeated report of its own worker, whose
 *     first answer was lost, from a stranger's
 * @param startTime when the container started; absent if it never did
 * @param outcome absent while it goes on
 * @param logs how long its log is, when all of it is stored
 */
public record Attempt(
        int number,
        WorkerId workerId,
        FencingToken token,
        @Nullable Instant startTime,
        @Nullable Instant endTime,
        @Nullable Integer exitCode,
        @Nullable Outcome outcome,
        @Nullable LogTotals logs) {

    /** How an attempt ended. */
    public enum Outcome {
        /** Exit code 0. */
        PASSED,
        /** Another exit code. */
        FAILED,
        /** A limit or a failure outside the container ended it. */
        ERROR,
        /** Its worker died or was stopped. */
        LOST,
        /** Somebody stopped it. */
        CANCELLED
    }

    public Attempt {
        requireNonNull(workerId, "workerId is null");
        requireNonNull(token, "token is null");
    }

    static Attempt claimedBy(Lease lease, int number) {
        return new Attempt(number, lease.workerId(), lease.token(), null, null, null, null, null);
    }

    Attempt startedAt(Instant at) {
        return new Attempt(number, workerId, token, at, null, null, null, null);
    }

    Attempt endedAt(Instant at, @Nullable Integer code, Outcome how, @Nullable LogTotals totals) {
        return new Attempt(number, workerId, token, startTime, at, code, how, totals);
    }

    /** Whether its container ran: an end by exit says so too, should the start not be known. */
    boolean hasRun() {
        return startTime != null || exitCode != null;
    }
}
