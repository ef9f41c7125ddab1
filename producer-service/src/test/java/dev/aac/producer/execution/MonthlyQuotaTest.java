package dev.aac.producer.execution;

import static dev.aac.producer.execution.ExecutionSamples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.SubmitResult.Accepted;
import dev.aac.producer.execution.SubmitResult.MonthlyRunsUsedUp;
import dev.aac.producer.execution.SubmitResult.NameTaken;
import dev.aac.producer.organization.PlanLimits;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.StoreAway;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MonthlyQuotaTest {

    private static final OrganizationScope ACME = ExecutionWorld.scope(ExecutionWorld.ACME);
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final Instant APRIL_BEGINS = Instant.parse("2026-04-01T00:00:00Z");

    private final ExecutionWorld world = new ExecutionWorld();
    private final FailingExecutions executions = new FailingExecutions(world.executions);
    private final ExecutionService service =
            new ExecutionService(
                    executions,
                    world.logs,
                    new ExecutionChanges(executions, world.live, _ -> {}, () -> {}, world.clock),
                    new MonthlyQuota(world.organizations, world.monthlyRuns),
                    world.clock);
    private final MonthlyRunsSweep sweep =
            new MonthlyRunsSweep(world.monthlyRuns, world.executions, world.clock);

    @BeforeEach
    void planOfThreeRuns() {
        monthlyLimit(3);
    }

    @Test
    void runsWithinTheLimitAreAcceptedAndSettled() {
        submitAccepted("t1", "t2", "t3");

        assertThat(used()).isEqualTo(3);
        assertThat(world.monthlyRuns.open(ACME, MARCH)).isEmpty();
    }

    @Test
    void runPastTheLimitIsRefusedUntilTheNextMonth() {
        submitAccepted("t1", "t2", "t3");

        assertThat(submit("t4")).isEqualTo(new MonthlyRunsUsedUp(3, 3, NOW, APRIL_BEGINS));
        assertThat(world.executions.find(ACME, new TaskId("t4"))).isEmpty();

        world.clock.advance(Duration.between(NOW, APRIL_BEGINS).minusMillis(1));
        assertThat(submit("t4")).isInstanceOf(MonthlyRunsUsedUp.class);
        world.clock.advance(Duration.ofMillis(1));
        submitAccepted("t4");
    }

    @Test
    void changedLimitActsOnTheNextRequest() {
        submitAccepted("t1", "t2", "t3");
        monthlyLimit(4);
        submitAccepted("t4");
        monthlyLimit(2);

        assertThat(submit("t5")).isEqualTo(new MonthlyRunsUsedUp(2, 4, NOW, APRIL_BEGINS));
    }

    @Test
    void usedNameCostsNoRun() {
        submitAccepted("t1");

        assertThat(submit("t1")).isEqualTo(new NameTaken());

        assertThat(used()).isEqualTo(1);
        assertThat(world.monthlyRuns.open(ACME, MARCH)).isEmpty();
    }

    @Test
    void usedNameIsToldAlsoWhenNoRunIsLeft() {
        submitAccepted("t1", "t2", "t3");

        assertThat(submit("t1")).isEqualTo(new NameTaken());
    }

    @Test
    void deletionGivesNothingBack() {
        submitAccepted("t1", "t2", "t3");
        assertThat(service.delete(ACME, new TaskId("t1"))).isTrue();

        assertThat(submit("t4")).isInstanceOf(MonthlyRunsUsedUp.class);
    }

    @Test
    void crashBetweenCountAndInsertGivesTheRunBack() {
        submitAccepted("t1", "t2");
        submitBrokenOff("lost");
        assertThat(submit("t3")).isInstanceOf(MonthlyRunsUsedUp.class);

        world.clock.advance(MonthlyQuota.STORED_WITHIN);
        sweep.sweep();
        assertThat(used()).isEqualTo(3);
        world.clock.advance(Duration.ofMillis(1));
        sweep.sweep();
        sweep.sweep();

        assertThat(used()).isEqualTo(2);
        submitAccepted("t3");
        assertThat(submit("t4")).isInstanceOf(MonthlyRunsUsedUp.class);
    }

    @Test
    void givenBackRunIsForgottenInTheEnd() {
        submitBrokenOff("lost");
        sweepAfter(MonthlyQuota.STORED_WITHIN);
        sweepAfter(MonthlyRunsSweep.LATE_MAX);

        assertThat(world.monthlyRuns.open(ACME, MARCH)).isEmpty();
        assertThat(used()).isZero();
    }

    @Test
    void runWhoseInsertSucceededStaysCountedWhenNobodySaidSo() {
        Execution stored = countedOnly("t1");
        world.executions.insert(ACME, stored);

        sweepAfter(MonthlyQuota.STORED_WITHIN);

        assertThat(used()).isEqualTo(1);
        assertThat(world.monthlyRuns.open(ACME, MARCH)).isEmpty();
    }

    @Test
    void executionOfTheSameNameButAnotherRunDoesNotCountForTheLostOne() {
        submitBrokenOff("t1");
        submitAccepted("t1");

        sweepAfter(MonthlyQuota.STORED_WITHIN);

        assertThat(used()).isEqualTo(1);
    }

    @Test
    void insertThatArrivesAfterItWasGivenUpIsCountedAgain() {
        Execution late = countedOnly("late");
        sweepAfter(MonthlyQuota.STORED_WITHIN);
        assertThat(used()).isZero();
        world.executions.insert(ACME, late);

        sweepAfter(MonthlyRunsSweep.LATE_MAX);

        assertThat(used()).isEqualTo(1);
        assertThat(world.monthlyRuns.open(ACME, MARCH)).isEmpty();
    }

    @Test
    void deletionOfARunThatNobodySettledGivesNothingBack() {
        world.executions.insert(ACME, countedOnly("t1"));
        service.delete(ACME, new TaskId("t1"));

        sweepAfter(MonthlyQuota.STORED_WITHIN);

        assertThat(used()).isEqualTo(1);
    }

    @Test
    void organizationThatIsGoneMayRunNothing() {
        world.organizations.delete(ACME);

        assertThatThrownBy(() -> submit("t1"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal ->
                                assertThat(refusal.problem())
                                        .isEqualTo(FixedProblem.USER_OR_ORGANIZATION_NOT_FOUND));
    }

    @Test
    void ofManyRequestsAtOnceExactlyTheRemainingNumberPasses() throws Exception {
        monthlyLimit(10);
        submitAccepted("before-1", "before-2", "before-3");

        List<SubmitResult> results = submitAtOnce(40, i -> "t" + i);

        assertThat(results).filteredOn(Accepted.class::isInstance).hasSize(7);
        assertThat(results).filteredOn(MonthlyRunsUsedUp.class::isInstance).hasSize(33);
        assertThat(world.executions.all()).hasSize(10);
        assertThat(used()).isEqualTo(10);
    }

    @Test
    void ofManyRequestsAtOnceForOneNameOneCounts() throws Exception {
        monthlyLimit(100);

        List<SubmitResult> results = submitAtOnce(40, i -> "t" + i / 4);

        assertThat(results).filteredOn(Accepted.class::isInstance).hasSize(10);
        assertThat(results).filteredOn(NameTaken.class::isInstance).hasSize(30);
        assertThat(used()).isEqualTo(10);
    }

    private void monthlyLimit(int runs) {
        world.organizations.limit(ACME, new PlanLimits(1, runs, 3, 1));
    }

    private int used() {
        return world.monthlyRuns.used(ACME, MARCH);
    }

    private SubmitResult submit(String task) {
        Execution sample = ExecutionSamples.accepted();
        return service.submit(
                ACME,
                new TaskId(task),
                sample.request(),
                sample.submission().trigger(),
                sample.submission().trail());
    }

    private List<SubmitResult> submitAtOnce(int requests, IntFunction<String> name)
            throws Exception {
        List<Callable<SubmitResult>> all = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            String task = name.apply(i);
            all.add(() -> submit(task));
        }
        List<SubmitResult> results = new ArrayList<>();
        try (ExecutorService replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<SubmitResult> result : replicas.invokeAll(all)) {
                results.add(result.get());
            }
        }
        return results;
    }

    private void submitAccepted(String... tasks) {
        for (String task : tasks) {
            assertThat(submit(task)).isInstanceOf(Accepted.class);
        }
    }

    /** Counted, and then the store was away. */
    private void submitBrokenOff(String task) {
        executions.setAway(true);
        assertThatThrownBy(() -> submit(task)).isInstanceOf(StoreAway.class);
        executions.setAway(false);
    }

    /** Counted, and then the producer stands still. */
    private Execution countedOnly(String task) {
        Execution execution = ExecutionSamples.accepted(ExecutionWorld.ACME, new TaskId(task), 0);
        assertThat(new MonthlyQuota(world.organizations, world.monthlyRuns).count(ACME, execution))
                .isEmpty();
        return execution;
    }

    private void sweepAfter(Duration time) {
        world.clock.advance(time.plusMillis(1));
        sweep.sweep();
    }
}
