package dev.aac.producer.execution;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.RunId;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * How many runs an organization asked for in each month. A run is counted before its execution is
 * stored and stays <em>open</em> until somebody knows whether it was: so no crash between the two
 * loses count, and no race passes the limit.
 *
 * <p>Every method blocks for a few calls to the store, may be called from any thread, and throws
 * when the store does not answer in time; a change may have happened then. Each change is atomic,
 * and repeating it does no harm.
 */
public interface MonthlyRuns {

    /** Most runs of one organization's month that may be open at a time, and most lapsed ones. */
    int OPEN_MAX = 500;

    /** Most months of organizations that {@link #overdue} answers. */
    int ANSWER_MAX = 1_000;

    /** How many runs of the month are counted now. */
    int used(OrganizationScope scope, YearMonth month);

    /** Counts a run, open, if fewer than the limit are counted. */
    Counting count(OrganizationScope scope, YearMonth month, OpenRun run, int limit);

    /**
     * Closes a run: counted when its execution was stored, else not. One that {@linkplain #lapse
     * lapsed} and was stored after all counts again, even beyond the limit. Without effect on a run
     * that is not open.
     */
    void close(OrganizationScope scope, YearMonth month, RunId run, boolean stored);

    /**
     * Gives a counted run back whose execution is not stored although it should be by now. It stays
     * open until that time, because whoever wanted to store it may only be very late. Without
     * effect on a run that is not counted and open.
     */
    void lapse(OrganizationScope scope, YearMonth month, OpenRun run, Instant checkAt);

    /** Months with an open run that is to be looked at, in no order. */
    List<OpenMonth> overdue(Instant now, int limit);

    /** The open runs of a month, in no order. */
    List<OpenRun> open(OrganizationScope scope, YearMonth month);

    /** How {@link #count} ended. */
    sealed interface Counting {

        /** It is counted and open. */
        record Counted() implements Counting {}

        /** The limit was reached before; nothing was counted. */
        record Full(int used) implements Counting {}

        /** Too many are open, so the store fails all the time; nothing was counted. */
        record Crowded() implements Counting {}
    }

    /**
     * A run of which it is not known yet whether its execution is stored.
     *
     * @param counted false once it lapsed
     * @param checkAt when a sweep is to find out
     */
    record OpenRun(RunId runId, TaskId taskId, boolean counted, Instant checkAt) {

        public OpenRun {
            requireNonNull(runId, "runId is null");
            requireNonNull(taskId, "taskId is null");
            requireNonNull(checkAt, "checkAt is null");
        }
    }

    /** An organization's month that has open runs. */
    record OpenMonth(OrganizationScope scope, YearMonth month) {}
}
