package dev.aac.producer.execution;

import java.time.Instant;

/** What became of a request for an execution. */
public sealed interface SubmitResult {

    /** It will reach a final state. */
    record Accepted(Execution execution) implements SubmitResult {}

    /** Nothing was stored, and it counts for nothing. */
    sealed interface Refused extends SubmitResult {}

    /** The organization has an execution of that name; this goes before all other refusals. */
    record NameTaken() implements Refused {}

    /**
     * The month's runs are used up.
     *
     * @param limit of the organization's plan
     * @param used this month; more than the limit when that was lowered
     * @param refusedAt when the request came
     * @param resetAt when the next month begins
     */
    record MonthlyRunsUsedUp(int limit, int used, Instant refusedAt, Instant resetAt)
            implements Refused {}

    /** Too many requests of the organization are neither stored nor refused yet: try again soon. */
    record Crowded() implements Refused {}
}
