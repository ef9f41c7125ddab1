package dev.aac.producer.execution;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.WorkerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to run an execution's container.
 *
 * @param number from 1, rising; a number may be missing
 * @param startTime when the container started; absent if it never did
 * @param outcome absent while it goes on
 */
public record Attempt(
        int number,
        WorkerId workerId,
        @Nullable Instant startTime,
        @Nullable Instant endTime,
        @Nullable Integer exitCode,
        @Nullable Outcome outcome) {

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
    }

    static Attempt claimedBy(WorkerId workerId, int number) {
        return new Attempt(number, workerId, null, null, null, null);
    }

    Attempt startedAt(Instant at) {
        return new Attempt(number, workerId, at, null, null, null);
    }

    Attempt endedAt(Instant at, @Nullable Integer code, Outcome how) {
        return new Attempt(number, workerId, startTime, at, code, how);
    }
}
