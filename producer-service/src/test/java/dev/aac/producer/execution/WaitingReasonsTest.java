package dev.aac.producer.execution;

import static dev.aac.producer.execution.ExecutionWorld.ACME;
import static dev.aac.producer.execution.ExecutionWorld.GLOBEX;
import static dev.aac.producer.execution.ExecutionWorld.scope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.fact.RunPhase;
import dev.aac.contract.id.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaitingReasonsTest {

    private final ExecutionWorld world = new ExecutionWorld();
    private final FailingExecutions store = new FailingExecutions(world.executions);
    private final FixedCapacity capacity = new FixedCapacity();
    private final WaitingReasons reasons =
            new WaitingReasons(new Lines(store), new RunDurations(store), capacity);

    @Test
    void nothingIsAskedForExecutionsThatDoNotWait() {
        Execution running = started(world.held(ACME, "running", 0));
        Execution ended =
                world.apply(
                        world.held(ACME, "ended", 1),
                        ExecutionSamples.exited(ExecutionWorld.tokenOf(last("ended")), 0));
        store.setAway(true);

        assertThat(reasons.of(scope(ACME), List.of(running, ended))).isEmpty();

        assertThat(capacity.asked).hasValue(0);
        assertThat(store.failures()).isZero();
    }

    @Test
    void withoutABrokerOrAWorkerThatIsTheReason() {
        Execution first = world.submit(ACME, "t1");
        Execution sent = world.sent(ACME, "t2", 0);
        capacity.slots = 0;

        assertThat(reason(first)).isEqualTo(WaitingReason.NO_WORKER);
        assertThat(reason(sent)).isEqualTo(WaitingReason.NO_WORKER);

        capacity.brokerOpen = false;
        assertThat(reason(first)).isEqualTo(WaitingReason.BROKER_AWAY);
        assertThat(reason(sent)).isEqualTo(WaitingReason.BROKER_AWAY);
    }

    @Test
    void organizationAtItsLimitWaitsForItsOwnRuns() {
        capacity.runLimit = 2;
        capacity.freeSlots = 3;
        world.held(ACME, "running", 0);
        Execution first = submitted("t1");
        Execution second = submitted("t2");
        Execution elsewhere = world.submit(GLOBEX, "t1");

        assertThat(reason(first)).isEqualTo(WaitingReason.STARTING);
        assertThat(reason(second)).isEqualTo(WaitingReason.ORGANIZATION_LIMIT);
        assertThat(reasons.of(scope(GLOBEX), elsewhere))
                .contains(new WaitingState(WaitingReason.STARTING, 1, null));
    }

    @Test
    void withoutAFreeSlotThatIsTheReason() {
        Execution first = submitted("t1");
        Execution second = submitted("t2");

        assertThat(reason(first)).isEqualTo(WaitingReason.NO_FREE_SLOT);

        capacity.freeSlots = 1;
        assertThat(reason(first)).isEqualTo(WaitingReason.STARTING);
        assertThat(reason(second)).isEqualTo(WaitingReason.NO_FREE_SLOT);
    }

    @Test
    void attemptThatKeptItsPlaceDoesNotWaitForTheLimit() {
        capacity.runLimit = 1;
        Execution held = world.held(ACME, "again", 0);
        Execution behind = submitted("behind");
        Execution again =
                world.apply(held, new RunEvent.LeaseExpired(ExecutionWorld.tokenOf(held)));

        assertThat(reasons.of(scope(ACME), List.of(again, behind)))
                .isEqualTo(
                        Map.of(
                                again.taskId(),
                                new WaitingState(WaitingReason.NO_FREE_SLOT, 1, null),
                                behind.taskId(),
                                new WaitingState(WaitingReason.ORGANIZATION_LIMIT, 2, null)));
    }

    @Test
    void handedOutIsStartingUntilItsWorkerSaysThatItPreparesTheImage() {
        Execution sent = world.sent(ACME, "sent", 0);
        Execution held = world.held(ACME, "held", 1);
        WaitingState starting = new WaitingState(WaitingReason.STARTING, null, null);
        assertThat(reasons.of(scope(ACME), sent)).contains(starting);
        assertThat(reasons.of(scope(ACME), held)).contains(starting);

        renewed(held, RunPhase.PREPARING);
        assertThat(reason(world.now(held))).isEqualTo(WaitingReason.PULLING_IMAGE);

        renewed(held, RunPhase.RUNNING);
        assertThat(reason(world.now(held))).isEqualTo(WaitingReason.STARTING);
        assertThat(reasons.of(scope(ACME), started(held))).isEmpty();
    }

    @Test
    void positionCountsTheOrganizationsOwnInTheOrderTheyAreSent() {
        for (int i = 0; i < 5; i++) {
            world.submit(GLOBEX, "theirs" + i);
        }
        List<Execution> ours = List.of(submitted("t1"), submitted("t2"), submitted("t3"));

        Map<TaskId, WaitingState> states = reasons.of(scope(ACME), ours);

        assertThat(states)
                .isEqualTo(
                        Map.of(
                                ours.get(0).taskId(), noFreeSlot(1),
                                ours.get(1).taskId(), noFreeSlot(2),
                                ours.get(2).taskId(), noFreeSlot(3)));
        world.apply(ours.getFirst(), new RunEvent.CancelRequested());
        assertThat(reasons.of(scope(ACME), ours.getLast()).orElseThrow().position()).isEqualTo(2);
    }

    @Test
    void estimateIsThePositionTimesTheMedianByThePlacesThatCanBeUsed() {
        lasting(Duration.ofSeconds(10), 0);
        lasting(Duration.ofSeconds(30), 1);
        lasting(Duration.ofMinutes(10), 0);
        submitted("t1");
        submitted("t2");
        Execution third = submitted("t3");

        assertThat(reasons.of(scope(ACME), third))
                .as("3 x 30 s by 4 slots")
                .contains(new WaitingState(WaitingReason.NO_FREE_SLOT, 3, 23));
        capacity.runLimit = 1;
        capacity.freeSlots = 4;
        assertThat(reasons.of(scope(ACME), third))
                .contains(new WaitingState(WaitingReason.ORGANIZATION_LIMIT, 3, 90));
    }

    @Test
    void longLineIsReadOnceAndWhatWasJustAcceptedIsNotCounted() {
        for (int i = 0; i < Executions.LINE_MAX; i++) {
            submitted("t" + i);
        }
        Execution last = submitted("last");

        assertThat(reasons.ofAccepted(scope(ACME), last))
                .contains(new WaitingState(WaitingReason.ORGANIZATION_LIMIT, null, null));
        assertThat(reasons.of(scope(ACME), last).orElseThrow().position())
                .isEqualTo(Executions.LINE_MAX + 1);
        store.setAway(true);
        assertThat(reasons.ofAccepted(scope(ACME), last)).isPresent();
    }

    @Test
    void storeThatGoesAwayLeavesTheReasonOutAndIsNoError() {
        Execution sent = world.sent(ACME, "sent", 0);
        Execution first = submitted("first");

        capacity.storeAway = true;
        assertThat(reasons.of(scope(ACME), sent)).as("as after its cancel").isEmpty();
        capacity.storeAway = false;
        store.setAway(true);
        assertThat(reasons.of(scope(ACME), List.of(sent, first))).isEmpty();
        assertThat(reasons.ofAccepted(scope(ACME), first)).isEmpty();

        store.setAway(false);
        assertThat(reasons.of(scope(ACME), List.of(sent, first))).hasSize(2);
    }

    private static WaitingState noFreeSlot(int position) {
        return new WaitingState(WaitingReason.NO_FREE_SLOT, position, null);
    }

    private WaitingReason reason(Execution execution) {
        return reasons.of(scope(execution.organizationId()), execution).orElseThrow().reason();
    }

    private Execution submitted(String task) {
        world.clock.advance(Duration.ofMillis(1));
        return world.submit(ACME, task);
    }

    private Execution started(Execution held) {
        return world.apply(held, ExecutionSamples.started(ExecutionWorld.tokenOf(held)));
    }

    private Execution last(String task) {
        return world.executions.find(scope(ACME), new TaskId(task)).orElseThrow();
    }

    private void renewed(Execution held, RunPhase phase) {
        world.executions.extendLease(
                scope(ACME),
                held.taskId(),
                ExecutionWorld.tokenOf(held),
                world.clock.instant().plusSeconds(15),
                phase);
    }

    /** A run that ended with that exit code after that time. */
    private void lasting(Duration duration, int exitCode) {
        Execution held = world.held(ACME, "ended-" + duration.toSeconds(), 0);
        var token = ExecutionWorld.tokenOf(held);
        Instant start = world.clock.instant();
        world.apply(held, new RunEvent.Started(token, start, "sha256:0"));
        world.apply(
                held,
                new RunEvent.Exited(token, start.plus(duration), exitCode, ExecutionSamples.LOGS));
    }
}
