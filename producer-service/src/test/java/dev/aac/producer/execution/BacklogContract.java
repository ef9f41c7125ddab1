package dev.aac.producer.execution;

import static dev.aac.producer.execution.ExecutionSamples.ACME;
import static dev.aac.producer.execution.ExecutionSamples.NOW;
import static dev.aac.producer.execution.ExecutionSamples.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.TaskId;
import dev.aac.contract.id.WorkerId;
import dev.aac.producer.execution.Backlog.RunPointer;
import dev.aac.producer.execution.Backlog.TakenPlace;
import dev.aac.producer.execution.Backlog.WaitingOrganization;
import dev.aac.producer.execution.Executions.Written;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link Backlog} must show of the executions beside it; both start empty. */
public abstract class BacklogContract {

    private static final OrganizationId GLOBEX = new OrganizationId("64b000000000000000000002");
    private static final int QUEUE_TIMEOUT_SECONDS = 86_400;
    private static final int ALL = Backlog.ANSWER_MAX;

    /** The same one during a test. */
    protected abstract Executions executions();

    /** Sees the same executions. */
    protected abstract Backlog backlog();

    @Test
    void nothingIsThereAtFirst() {
        assertThat(backlog().waiting(ALL)).isEmpty();
        assertThat(backlog().waitingRuns()).isZero();
        assertThat(backlog().takenPlaces()).isEmpty();
        assertThat(backlog().sentBefore(NOW.plusSeconds(1_000_000), ALL)).isEmpty();
        assertThat(backlog().leaseEndedBefore(NOW.plusSeconds(1_000_000), ALL)).isEmpty();
        assertThat(backlog().queueTimedOutBefore(NOW.plusSeconds(1_000_000), ALL)).isEmpty();
        assertThat(backlog().analyzingBefore(NOW.plusSeconds(1_000_000), ALL)).isEmpty();
    }

    @Test
    void longestWaitingOrganizationComesFirst() {
        accepted(ACME, "a1", NOW.plusSeconds(1));
        accepted(ACME, "a2", NOW.plusSeconds(3));
        accepted(GLOBEX, "g1", NOW);

        assertThat(backlog().waiting(ALL))
                .containsExactly(
                        new WaitingOrganization(scope(GLOBEX), NOW),
                        new WaitingOrganization(scope(ACME), NOW.plusSeconds(1)));
        assertThat(backlog().waiting(1))
                .containsExactly(new WaitingOrganization(scope(GLOBEX), NOW));
        sent(GLOBEX, "g2", 0);
        assertThat(backlog().waitingRuns()).isEqualTo(3);
    }

    @Test
    void organizationIsNamedOnceHoweverManyOfItWait() {
        for (int i = 0; i < 50; i++) {
            accepted(ACME, "a" + i, NOW.plusSeconds(50 - i));
            accepted(GLOBEX, "g" + i, NOW.plusSeconds(i));
        }
        sent(ACME, "sent", 0);

        assertThat(backlog().waiting(ALL))
                .containsExactly(
                        new WaitingOrganization(scope(GLOBEX), NOW),
                        new WaitingOrganization(scope(ACME), NOW.plusSeconds(1)));
    }

    @Test
    void nextOfAnOrganizationIsTheOneThatKeepsItsPlace() {
        accepted(ACME, "older", NOW.minusSeconds(9));
        change(held(ACME, "again", 0), new RunEvent.LeaseExpired(TOKEN));

        assertThat(backlog().waiting(ALL))
                .containsExactly(new WaitingOrganization(scope(ACME), NOW));
    }

    @Test
    void placesInUseShowWhatForAndOthersAreNotThere() {
        WorkerId worker = ExecutionSamples.claim(1, TOKEN).lease().workerId();
        accepted(ACME, "waiting", NOW);
        sent(ACME, "sent", 0);
        held(ACME, "held", 1);
        sent(GLOBEX, "sent", 0);
        change(sent(GLOBEX, "ended", 1), new RunEvent.CancelRequested());
        change(held(GLOBEX, "lost", 2), new RunEvent.LeaseExpired(TOKEN));

        assertThat(backlog().takenPlaces())
                .containsExactlyInAnyOrder(
                        new TakenPlace.Sent(new SlotKey(ACME, 0)),
                        new TakenPlace.Held(new SlotKey(ACME, 1), worker),
                        new TakenPlace.Sent(new SlotKey(GLOBEX, 0)),
                        new TakenPlace.Kept(new SlotKey(GLOBEX, 2)));
    }

    @Test
    void sentBeforeFindsOldPublicationsOnly() {
        sent(ACME, "sent", 0);
        held(ACME, "held", 1);
        accepted(ACME, "waiting", NOW);

        assertThat(backlog().sentBefore(NOW, ALL)).isEmpty();
        assertThat(backlog().sentBefore(NOW.plusMillis(1), ALL))
                .containsExactly(pointer(ACME, "sent"));
    }

    @Test
    void leaseEndedBeforeFindsOverdueLeasesOnly() {
        Execution held = held(ACME, "held", 0);
        held(GLOBEX, "renewed", 0);
        sent(ACME, "sent", 1);
        Instant end = lease(held).until();
        executions()
                .extendLease(
                        scope(GLOBEX), new TaskId("renewed"), TOKEN, end.plusSeconds(10), null);

        assertThat(backlog().leaseEndedBefore(end, ALL)).isEmpty();
        assertThat(backlog().leaseEndedBefore(end.plusMillis(1), ALL))
                .containsExactly(pointer(ACME, "held"));
        assertThat(backlog().leaseEndedBefore(end.plusSeconds(11), ALL))
                .containsExactly(pointer(ACME, "held"), pointer(GLOBEX, "renewed"));
        assertThat(backlog().leaseEndedBefore(end.plusSeconds(11), 1))
                .containsExactly(pointer(ACME, "held"));
    }

    @Test
    void analyzingBeforeFindsTheOldOnesUntilTheyHaveEnded() {
        Execution failed = change(held(ACME, "failed", 0), ExecutionSamples.failed(TOKEN, 1));
        held(GLOBEX, "held", 0);
        sent(ACME, "sent", 1);

        assertThat(backlog().analyzingBefore(NOW, ALL)).isEmpty();
        assertThat(backlog().analyzingBefore(NOW.plusMillis(1), ALL))
                .containsExactly(pointer(ACME, "failed"));
        assertThat(backlog().sentBefore(NOW.plusSeconds(9), ALL))
                .containsExactly(pointer(ACME, "sent"));
        assertThat(backlog().takenPlaces()).hasSize(2);

        change(failed, new RunEvent.Analyzed(ExecutionSamples.analysis()));
        assertThat(backlog().analyzingBefore(NOW.plusMillis(1), ALL)).isEmpty();
    }

    @Test
    void queueTimedOutBeforeFindsThoseThatWaitForAWorker() {
        accepted(ACME, "waiting", NOW.plusSeconds(1));
        sent(GLOBEX, "sent", 0);
        held(ACME, "held", 0);
        change(held(ACME, "lost", 1), new RunEvent.LeaseExpired(TOKEN));
        change(accepted(ACME, "ended", NOW), new RunEvent.CancelRequested());
        Instant deadline = NOW.plusSeconds(QUEUE_TIMEOUT_SECONDS);

        assertThat(backlog().queueTimedOutBefore(deadline, ALL)).isEmpty();
        assertThat(backlog().queueTimedOutBefore(deadline.plusMillis(1), ALL))
                .containsExactlyInAnyOrder(pointer(GLOBEX, "sent"), pointer(ACME, "lost"));
        assertThat(backlog().queueTimedOutBefore(deadline.plusSeconds(2), ALL))
                .containsExactlyInAnyOrder(
                        pointer(GLOBEX, "sent"), pointer(ACME, "lost"), pointer(ACME, "waiting"))
                .endsWith(pointer(ACME, "waiting"));
    }

    @Test
    void afterAnAttemptThatRanTheWaitForAWorkerCountsAnew() {
        Execution running = change(held(ACME, "ran", 0), ExecutionSamples.started(TOKEN));
        Instant deadline = NOW.plusSeconds(QUEUE_TIMEOUT_SECONDS);
        assertThat(backlog().queueTimedOutBefore(deadline.plusSeconds(9), ALL)).isEmpty();

        Execution again = change(running, new RunEvent.LeaseExpired(TOKEN));

        Instant ended = again.progress().attempts().getLast().endTime();
        assertThat(ended).isNotNull();
        assertThat(backlog().queueTimedOutBefore(ended.plusSeconds(QUEUE_TIMEOUT_SECONDS), ALL))
                .isEmpty();
        assertThat(
                        backlog()
                                .queueTimedOutBefore(
                                        ended.plusSeconds(QUEUE_TIMEOUT_SECONDS).plusMillis(1),
                                        ALL))
                .containsExactly(pointer(ACME, "ran"));
    }

    @Test
    void answersAreLimited() {
        assertThatThrownBy(() -> backlog().waiting(Backlog.ORGANIZATIONS_MAX + 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> backlog().sentBefore(NOW, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> backlog().sentBefore(NOW, ALL + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Execution accepted(OrganizationId organization, String taskId, Instant at) {
        Execution accepted =
                ExecutionRichSamples.accepted(
                        organization,
                        new TaskId(taskId),
                        ExecutionSamples.accepted().request(),
                        at);
        executions().insert(scope(organization), accepted);
        return accepted;
    }

    private Execution sent(OrganizationId organization, String taskId, int place) {
        return change(
                accepted(organization, taskId, NOW),
                new RunEvent.Sent(new SlotKey(organization, place)));
    }

    private Execution held(OrganizationId organization, String taskId, int place) {
        return change(sent(organization, taskId, place), ExecutionSamples.claim(1, TOKEN));
    }

    private Execution change(Execution execution, RunEvent event) {
        Execution next = ExecutionRichSamples.moved(execution, event);
        assertThat(executions().replace(scope(next.organizationId()), next))
                .isEqualTo(Written.SAVED);
        return next;
    }

    private static Lease lease(Execution execution) {
        return ((Dispatch.Held) execution.progress().dispatch()).lease();
    }

    private static OrganizationScope scope(OrganizationId organization) {
        return OrganizationScope.ofVerifiedToken(organization);
    }

    private static RunPointer pointer(OrganizationId organization, String taskId) {
        return new RunPointer(scope(organization), new TaskId(taskId));
    }
}
