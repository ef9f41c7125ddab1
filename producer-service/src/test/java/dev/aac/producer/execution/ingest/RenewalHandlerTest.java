package dev.aac.producer.execution.ingest;

import static dev.aac.producer.execution.ExecutionWorld.ACME;
import static dev.aac.producer.execution.ExecutionWorld.WORKER;
import static dev.aac.producer.execution.ExecutionWorld.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.fact.HeldRun;
import dev.aac.contract.fact.RenewalAnswer;
import dev.aac.contract.fact.RenewalCall.Probe;
import dev.aac.contract.fact.RenewalCall.Renewal;
import dev.aac.contract.fact.RunPhase;
import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.Dispatch.Held;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionSamples;
import dev.aac.producer.execution.ExecutionWorld;
import dev.aac.producer.execution.RandomIds;
import dev.aac.producer.execution.RunEvent;
import dev.aac.producer.execution.SlotKey;
import dev.aac.producer.execution.Workers.WorkerState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenewalHandlerTest {

    private final ExecutionWorld world = new ExecutionWorld();
    private final RenewalHandler renewals =
            new RenewalHandler(
                    new HeldRuns(world.executions),
                    world.workers,
                    () -> "here",
                    world.wakes::incrementAndGet,
                    world.clock);

    @Test
    void keptLostAndCancelledAreTold() {
        Execution kept = world.held(ACME, "kept", 0);
        Execution lost = world.held(ACME, "lost", 1);
        Execution cancel = world.held(ACME, "cancel", 2);
        world.apply(lost, new RunEvent.LeaseExpired(tokenOf(lost)));
        world.apply(cancel, new RunEvent.CancelRequested());
        world.clock.advance(Duration.ofSeconds(5));

        RenewalAnswer answer = renew(kept, lost, cancel);

        assertThat(answer.kept()).containsExactly(tokenOf(kept));
        assertThat(answer.lost()).containsExactly(tokenOf(lost));
        assertThat(answer.cancel()).containsExactly(tokenOf(cancel));
        assertThat(answer.installation()).isEqualTo("here");
        assertThat(((Held) world.now(kept).progress().dispatch()).lease().until())
                .isEqualTo(world.clock.instant().plusSeconds(15));
        assertThat(((Held) world.now(cancel).progress().dispatch()).lease().until())
                .isEqualTo(world.clock.instant().plusSeconds(15));
    }

    @Test
    void renewalChangesNoVersion() {
        Execution held = world.held(ACME, "t1", 0);
        renew(held);
        assertThat(world.now(held).version()).isEqualTo(held.version());
    }

    @Test
    void runWhoseEndIsStoredIsNotLost() {
        Execution held = world.held(ACME, "t1", 0);
        world.apply(held, ExecutionSamples.exited(tokenOf(held), 0));

        RenewalAnswer answer = renew(held);

        assertThat(answer.lost()).isEmpty();
        assertThat(answer.kept()).isEmpty();
    }

    @Test
    void deletedRunIsLost() {
        Execution held = world.held(ACME, "t1", 0);
        world.changes.delete(ExecutionWorld.scope(ACME), held);

        assertThat(renew(held).lost()).containsExactly(tokenOf(held));
    }

    @Test
    void slotsAreRememberedAndFreeOnesWakeTheDispatcher() {
        int wakes = world.wakes.get();

        renewals.answer(new Renewal(WORKER, 4, 3, List.of(), List.of()));
        assertThat(world.workers.seenSince(world.clock.instant()))
                .containsExactly(new WorkerState(WORKER, 4, 3, 0, world.clock.instant()));
        assertThat(world.wakes).hasValue(wakes + 1);
        renewals.answer(new Renewal(WORKER, 4, 0, List.of(), List.of()));
        assertThat(world.wakes).hasValue(wakes + 1);
    }

    @Test
    void containersNobodyWillUseAreOrphans() {
        Execution ended = world.held(ACME, "ended", 0);
        world.apply(ended, ExecutionSamples.exited(tokenOf(ended), 0));
        Execution restarted = world.held(ACME, "restarted", 1);
        world.apply(restarted, new RunEvent.LeaseExpired(tokenOf(restarted)));
        Execution held = world.held(ACME, "held", 2);
        Execution sent = world.sent(ACME, "sent", 3);
        RunRef deleted = new RunRef(ACME, new TaskId("deleted"), RandomIds.runId(), 1);
        RunRef madeAnew = new RunRef(ACME, held.taskId(), RandomIds.runId(), 1);
        RunRef noTenant =
                new RunRef(new OrganizationId("f".repeat(24)), held.taskId(), held.runId(), 1);

        RenewalAnswer answer =
                renewals.answer(
                        new Renewal(
                                WORKER,
                                1,
                                1,
                                List.of(),
                                List.of(
                                        ended.currentRun(),
                                        restarted.currentRun(),
                                        held.currentRun(),
                                        sent.currentRun(),
                                        deleted,
                                        madeAnew,
                                        noTenant)));

        assertThat(answer.orphans())
                .containsExactly(
                        ended.currentRun(), restarted.currentRun(), deleted, madeAnew, noTenant);
    }

    @Test
    void probeIsAnsweredAndIsNoWorker() {
        RenewalAnswer answer = renewals.answer(new Probe("replica"));

        assertThat(answer.installation()).isEqualTo("here");
        assertThat(world.workers.seenSince(world.clock.instant())).isEmpty();
    }

    @Test
    void secondAttemptMakesTheFirstOnesContainerAnOrphan() {
        Execution first = world.held(ACME, "t1", 0);
        world.apply(first, new RunEvent.LeaseExpired(tokenOf(first)));
        Execution second =
                world.claimed(
                        world.apply(world.now(first), new RunEvent.Sent(new SlotKey(ACME, 0))));

        assertThat(new HeldRuns(world.executions).isOrphan(first.currentRun())).isTrue();
        assertThat(new HeldRuns(world.executions).isOrphan(second.currentRun())).isFalse();
    }

    private RenewalAnswer renew(Execution... held) {
        return renewals.answer(
                new Renewal(
                        WORKER,
                        8,
                        0,
                        List.of(held).stream()
                                .map(
                                        run ->
                                                new HeldRun(
                                                        run.currentRun(),
                                                        tokenOf(run),
                                                        RunPhase.RUNNING))
                                .toList(),
                        List.of()));
    }
}
