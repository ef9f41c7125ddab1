package dev.aac.producer.execution.ingest;

import static dev.aac.producer.execution.ExecutionWorld.ACME;
import static dev.aac.producer.execution.ExecutionWorld.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.execution.Dispatch;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionSamples;
import dev.aac.producer.execution.ExecutionWorld;
import dev.aac.producer.execution.RunEvent;
import dev.aac.producer.execution.SlotKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeaseSweeperTest {

    private final ExecutionWorld world = new ExecutionWorld();
    private final RenewalProbe probe = new RenewalProbe(world.clock);
    private final LeaseSweeper sweeper =
            new LeaseSweeper(world.backlog, world.executions, world.changes, probe, world.clock);

    @Test
    void leaseThatWasNotRenewedStartsTheNextAttemptInItsPlace() {
        Execution held = world.held(ACME, "t1", 2);
        passProbesFor(15);
        sweeper.sweep();
        assertThat(world.now(held)).isEqualTo(held);
        int wakes = world.wakes.get();

        passProbesFor(1);
        sweeper.sweep();

        Execution again = world.now(held);
        assertThat(again.progress().attempt()).isEqualTo(2);
        assertThat(again.progress().dispatch())
                .isEqualTo(new Dispatch.Waiting(world.clock.instant(), new SlotKey(ACME, 2)));
        assertThat(world.wakes.get()).isGreaterThan(wakes);
    }

    @Test
    void renewedLeaseGoesOn() {
        Execution held = world.held(ACME, "t1", 0);
        passProbesFor(14);
        world.executions.extendLease(
                ExecutionWorld.scope(ACME),
                held.taskId(),
                tokenOf(held),
                world.clock.instant().plusSeconds(15),
                null);
        passProbesFor(10);

        sweeper.sweep();

        assertThat(world.now(held).progress().attempt()).isEqualTo(1);
    }

    @Test
    void noLeaseEndsWhileTheBrokerIsAwayNorForAWholeLeaseAfter() {
        Execution held = world.held(ACME, "t1", 0);
        passProbesFor(10);
        world.clock.advance(Duration.ofSeconds(60));
        sweeper.sweep();
        assertThat(world.now(held)).isEqualTo(held);

        passProbesFor(14);
        sweeper.sweep();
        assertThat(world.now(held)).isEqualTo(held);

        passProbesFor(1);
        sweeper.sweep();
        assertThat(world.now(held).progress().attempt()).isEqualTo(2);
    }

    @Test
    void probesThatTakeTooLongAreNoProof() {
        Execution held = world.held(ACME, "t1", 0);
        for (int i = 0; i < 60; i++) {
            world.clock.advance(Duration.ofSeconds(1));
            probe.passed(world.clock.instant().minus(RenewalProbe.GAP_MAX).minusMillis(1));
            sweeper.sweep();
        }
        assertThat(world.now(held)).isEqualTo(held);
    }

    @Test
    void startedReplicaWaitsAWholeLeaseFirst() {
        Execution held = world.held(ACME, "t1", 0);
        world.clock.advance(Duration.ofMinutes(1));

        sweeper.sweep();

        assertThat(world.now(held)).isEqualTo(held);
    }

    @Test
    void thirdLossOfAStartedAttemptIsAnError() {
        Execution execution = world.submit(ACME, "t1");
        for (int loss = 1; loss <= 3; loss++) {
            assertThat(world.now(execution).status().isFinal()).isFalse();
            execution =
                    world.claimed(
                            world.apply(
                                    world.now(execution), new RunEvent.Sent(new SlotKey(ACME, 0))));
            world.apply(execution, ExecutionSamples.started(tokenOf(execution)));
            passProbesFor(17);
            sweeper.sweep();
        }
        assertThat(world.now(execution).status()).isEqualTo(ExecutionStatus.ERROR);
        assertThat(world.now(execution).progress().result().error())
                .isEqualTo("the worker was lost 3 times while running this");
    }

    @Test
    void lostRunThatWasToBeCancelledIsCancelled() {
        Execution held = world.held(ACME, "t1", 0);
        world.apply(held, new RunEvent.CancelRequested());
        passProbesFor(17);

        sweeper.sweep();

        assertThat(world.now(held).status()).isEqualTo(ExecutionStatus.CANCELLED);
    }

    private void passProbesFor(int seconds) {
        for (int i = 0; i < seconds; i++) {
            probe.passed(world.clock.instant());
            world.clock.advance(Duration.ofSeconds(1));
            probe.passed(world.clock.instant());
        }
    }
}
