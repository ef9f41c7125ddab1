package dev.aac.producer.execution;

import dev.aac.contract.id.TaskId;
import dev.aac.contract.id.WorkerId;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.List;

/**
 * What the dispatcher and the sweeps see across organizations: who waits, how many run, what is
 * overdue. Never an execution itself; each is reached again through its own scope. Answers may be
 * outdated at once, so every step taken on them is a compare-and-set.
 */
public interface Backlog {

    /** Most entries of an answer that takes a limit. */
    int ANSWER_MAX = 1_000;

    /** Most organizations of which it is seen that they wait. */
    int ORGANIZATIONS_MAX = 10_000;

    /** Most jobs sent or held at a time that are seen; an installation has fewer. */
    int PLACES_MAX = 10_000;

    /**
     * Organizations with an execution whose job is to be sent, the longest waiting first. Costs as
     * much as there are such organizations, however many executions each of them has.
     *
     * @param limit 1 to {@value #ORGANIZATIONS_MAX}
     */
    List<WaitingOrganization> waiting(int limit);

    /** How many executions have a job that is to be sent, in the whole installation. */
    long waitingRuns();

    /**
     * All places in use, in no order. One that is in use during the whole call is not missed,
     * however its job moves on meanwhile; one that changes hands may come twice.
     */
    List<TakenPlace> takenPlaces();

    /** Jobs that were last published before that time and that nobody has claimed. */
    List<RunPointer> sentBefore(Instant time, int limit);

    /** Executions whose lease ended before that time. */
    List<RunPointer> leaseEndedBefore(Instant time, int limit);

    /** Executions whose {@link Execution#queueDeadline} was before that time. */
    List<RunPointer> queueTimedOutBefore(Instant time, int limit);

    /** Executions that were to be analyzed before that time, and still are. */
    List<RunPointer> analyzingBefore(Instant time, int limit);

    /**
     * An organization that has something to send.
     *
     * @param since when the one of it that is sent next began to wait
     */
    record WaitingOrganization(OrganizationScope scope, Instant since) {}

    /** A place in use, and what for. */
    sealed interface TakenPlace {

        SlotKey key();

        /** A run waits in it for another attempt. */
        record Kept(SlotKey key) implements TakenPlace {}

        /** A job is sent and not yet claimed. */
        record Sent(SlotKey key) implements TakenPlace {}

        /** A worker holds a job. */
        record Held(SlotKey key, WorkerId by) implements TakenPlace {}
    }

    /** Where to find one execution. */
    record RunPointer(OrganizationScope scope, TaskId taskId) {}
}
