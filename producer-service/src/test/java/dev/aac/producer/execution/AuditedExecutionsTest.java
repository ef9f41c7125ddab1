package dev.aac.producer.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.contract.id.TaskId;
import dev.aac.producer.organization.PlanLimits;
import dev.aac.producer.platform.audit.AuditActor;
import dev.aac.producer.platform.audit.AuditEvent;
import dev.aac.producer.platform.audit.AuditSubject;
import dev.aac.producer.platform.audit.AuditType;
import dev.aac.producer.platform.audit.RecordedTrail;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.StoreAway;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditedExecutionsTest {

    private static final OrganizationScope ACME = ExecutionWorld.scope(ExecutionWorld.ACME);
    private static final OrganizationScope GLOBEX = ExecutionWorld.scope(ExecutionWorld.GLOBEX);
    private static final TaskId NIGHTLY = new TaskId("nightly");
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final AuditActor ADA = AuditActor.person("ada");

    private final ExecutionWorld world = new ExecutionWorld();
    private final FailingExecutions executions = new FailingExecutions(world.executions);
    private final RecordedTrail trail = new RecordedTrail();
    private final List<TaskId> remainsDeleted = new ArrayList<>();
    private final List<TaskId> kept = new ArrayList<>();
    private final AuditedExecutions audited =
            new AuditedExecutions(
                    new ExecutionService(
                            executions,
                            world.logs,
                            new ExecutionChanges(
                                    executions, world.live, _ -> {}, () -> {}, world.clock),
                            new MonthlyQuota(world.organizations, world.monthlyRuns),
                            world.clock),
                    trail,
                    List.of((_, run) -> remainsDeleted.add(run.taskId())),
                    (_, execution) -> {
                        assertThat(world.now(execution)).isEqualTo(execution);
                        kept.add(execution.taskId());
                    });

    @BeforeEach
    void planOfTwoRuns() {
        world.organizations.limit(ACME, new PlanLimits(1, 2, 3, 1));
    }

    @Test
    void acceptedRequestIsRecorded() {
        submit("nightly");
        assertThat(trail.events())
                .containsExactly(
                        AuditEvent.of(
                                        AuditType.EXECUTION_REQUESTED,
                                        AuditSubject.execution("nightly"))
                                .by(ADA)
                                .with("trigger", "DASHBOARD"));
        assertThat(trail.scopes()).containsExactly(ACME);
    }

    @Test
    void takenNameIsNoEvent() {
        submit("nightly");
        submit("nightly");
        assertThat(trail.types()).containsExactly("ExecutionRequested");
        assertThat(trail.unsettled()).isEmpty();
    }

    @Test
    void usedUpMonthIsRecordedInsteadOfTheRequest() {
        submit("t1");
        submit("t2");
        submit("t3");
        assertThat(trail.events().getLast())
                .isEqualTo(
                        AuditEvent.of(AuditType.PLAN_LIMIT_REACHED, AuditSubject.execution("t3"))
                                .by(ADA)
                                .with("kind", "monthly_runs")
                                .with("limit", 2)
                                .with("used", 2));
        assertThat(trail.types()).hasSize(3);
        assertThat(trail.unsettled()).isEmpty();
    }

    @Test
    void requestAmongTooManyIsNoEvent() {
        world.organizations.limit(ACME, new PlanLimits(1, 2 * MonthlyRuns.OPEN_MAX, 3, 1));
        for (int i = 0; i < MonthlyRuns.OPEN_MAX; i++) {
            world.monthlyRuns.count(ACME, MARCH, unsettledRun(), Integer.MAX_VALUE);
        }
        assertThat(submit("nightly")).isEqualTo(new SubmitResult.Crowded());
        assertThat(trail.events()).isEmpty();
        assertThat(trail.unsettled()).isEmpty();
    }

    @Test
    void requestThatMayHaveBeenAcceptedStaysAnnounced() {
        executions.setAway(true);
        assertThatThrownBy(() -> submit("nightly")).isInstanceOf(StoreAway.class);
        assertThat(trail.events()).isEmpty();
        assertThat(trail.unsettled())
                .extracting(AuditEvent::type)
                .containsExactly(AuditType.EXECUTION_REQUESTED);
    }

    @Test
    void firstCancelIsRecordedAndNoOther() {
        submit("nightly");
        audited.cancel(ACME, NIGHTLY, ADA);
        audited.cancel(ACME, NIGHTLY, ADA);
        audited.cancel(ACME, new TaskId("missing"), ADA);
        audited.cancel(GLOBEX, NIGHTLY, ADA);
        assertThat(trail.types()).containsExactly("ExecutionRequested", "ExecutionCancelled");
        assertThat(trail.unsettled()).isEmpty();
    }

    @Test
    void cancelOfARunThatAWorkerHoldsIsRecordedOnce() {
        world.held(ExecutionWorld.ACME, "nightly", 0);
        audited.cancel(ACME, NIGHTLY, ADA);
        audited.cancel(ACME, NIGHTLY, ADA);
        assertThat(trail.types()).containsExactly("ExecutionCancelled");
    }

    @Test
    void deletionIsRecordedOnce() {
        submit("nightly");
        assertThat(audited.delete(GLOBEX, NIGHTLY, ADA)).isFalse();
        assertThat(audited.delete(ACME, NIGHTLY, ADA)).isTrue();
        assertThat(audited.delete(ACME, NIGHTLY, ADA)).isFalse();
        // Before the execution, and after it for what came in between.
        assertThat(remainsDeleted).containsExactly(NIGHTLY, NIGHTLY);
        assertThat(kept).containsExactly(NIGHTLY);
        assertThat(trail.types()).containsExactly("ExecutionRequested", "ExecutionDeleted");
        assertThat(trail.unsettled()).isEmpty();
    }

    private static MonthlyRuns.OpenRun unsettledRun() {
        return new MonthlyRuns.OpenRun(
                RandomIds.runId(), NIGHTLY, true, ExecutionSamples.NOW.plusSeconds(60));
    }

    private SubmitResult submit(String task) {
        return audited.submit(
                ACME,
                new TaskId(task),
                ExecutionSamples.accepted().request(),
                Trigger.dashboard("ada"),
                new Trail("correlation-1", null));
    }
}
