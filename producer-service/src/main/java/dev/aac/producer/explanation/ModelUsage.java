package dev.aac.producer.explanation;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.YearMonth;

/**
 * What language models cost an organization in a month, in millionths of a US dollar. What a call
 * can cost at most is counted before it is made, and what it did cost after: no race passes the
 * budget, and what nobody settles, because a replica died, stays counted at its most.
 *
 * <p>Every method blocks for a few calls to the store, may be called from any thread, and throws
 * when the store does not answer in time. Each change is atomic; to settle twice does no harm.
 */
public interface ModelUsage {

    /** Most calls of one organization's month that are not settled. */
    int OPEN_MAX = 500;

    /**
     * So many runs are remembered as asked about, the last ones; those of a minute are far fewer.
     */
    int ASKED_MAX = 500;

    /** Takes a run on, once: false when somebody did before, be it another replica. */
    boolean take(OrganizationScope scope, YearMonth month, String run);

    /**
     * Counts what a call can cost, if the month's budget allows it.
     *
     * @param call a name that no other call has
     * @return whether the call may be made
     */
    boolean reserve(OrganizationScope scope, YearMonth month, String call, Amount amount);

    /** Counts what the call did cost instead. Without effect when it is settled already. */
    void settle(OrganizationScope scope, YearMonth month, String call, Settlement settlement);

    /** What is counted now. */
    Used used(OrganizationScope scope, YearMonth month);

    /** In millionths of a US dollar: what a call can cost, and what all calls of a month may. */
    record Amount(long micros, long budgetMicros) {}

    /**
     * @param reserved as it was counted before
     * @param cost what it did cost
     */
    record Settlement(long reserved, long cost, long inputTokens, long outputTokens) {}

    /**
     * @param micros with what is reserved
     * @param calls that were settled
     */
    record Used(long micros, long calls, long inputTokens, long outputTokens) {}
}
