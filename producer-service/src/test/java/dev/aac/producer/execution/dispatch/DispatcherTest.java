package dev.aac.producer.execution.dispatch;

import static dev.aac.producer.execution.ExecutionWorld.ACME;
import static dev.aac.producer.execution.ExecutionWorld.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.WorkerId;
import dev.aac.producer.execution.Backlog.TakenPlace;
import dev.aac.producer.execution.Dispatch;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionSamples;
import dev.aac.producer.execution.ExecutionWorld;
import dev.aac.producer.execution.RunEvent;
import dev.aac.producer.execution.SlotKey;
import dev.aac.producer.execution.Workers.WorkerState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DispatcherTest {

    private final ExecutionWorld world = new ExecutionWorld();
    private final RecordingJobQueue jobs = new RecordingJobQueue();
    private final Map<OrganizationId, Integer> limits = new HashMap<>(Map.of(ACME, 5, GLOBEX, 5));
    private final Dispatcher dispatcher = dispatcher();

    @Test
    void jobCarriesTheRunAndWhatToRunButNoEnvironment() throws Exception {
        workerWith(1);
        Execution accepted = world.submit(ACME, "t1");

        assertThat(dispatcher.round()).isEqualTo(1);

        var job = jobs.published.getFirst();
        assertThat(job.run()).isEqualTo(accepted.currentRun());
        assertThat(job.correlationId()).isEqualTo(accepted.submission().trail().correlationId());
        assertThat(job.spec().image()).isEqualTo(accepted.request().image());
        assertThat(job.spec().limits().timeoutSeconds()).isEqualTo(60);
        assertThat(world.now(accepted).progress().dispatch())
                .isEqualTo(new Dispatch.Sent(new SlotKey(ACME, 0), world.clock.instant()));
    }

    @Test
    void noMoreIsSentThanWorkersHaveFreeSlots() throws Exception {
        workerWith(2);
        submit(ACME, 5);

        dispatcher.round();
        dispatcher.round();

        assertThat(jobs.tasks()).containsExactly("t0", "t1");
    }

    @Test
    void whatAWorkerHoldsIsNotFree() throws Exception {
        world.held(ACME, "held", 0);
        workerWith(2);
        submit(GLOBEX, 3);

        dispatcher.round();

        assertThat(jobs.tasks()).containsExactly("t0");
    }

    @Test
    void runsOfALostWorkerDoNotBlockTheSlotsOfAnother() throws Exception {
        world.held(ACME, "held", 0);
        world.workers.seen(
                new WorkerState(new WorkerId("worker-2"), 1, 1, 0, world.clock.instant()));
        submit(GLOBEX, 1);

        assertThat(dispatcher.round()).isEqualTo(1);
    }

    @Test
    void endedRunFreesItsSlotAtOnce() throws Exception {
        Execution held = world.held(ACME, "held", 0);
        workerWith(1);
        submit(GLOBEX, 1);
        assertThat(dispatcher.round()).isZero();
        int wakes = world.wakes.get();

        world.apply(held, ExecutionSamples.exited(ExecutionWorld.tokenOf(held), 0));

        assertThat(world.wakes.get()).isGreaterThan(wakes);
        assertThat(dispatcher.round()).isEqualTo(1);
    }

    @Test
    void silentOrEndingWorkersGetNothing() throws Exception {
        workerWith(2);
        world.clock.advance(Survey.ALIVE.plusMillis(1));
        world.workers.seen(new WorkerState(new WorkerId("ending"), 0, 0, 0, world.clock.instant()));
        submit(ACME, 1);

        assertThat(dispatcher.round()).isZero();
        assertThat(jobs.published).isEmpty();
    }

    @Test
    void organizationWithinItsLimitOnly() throws Exception {
        limits.put(ACME, 2);
        workerWith(10);
        submit(ACME, 5);

        dispatcher.round();
        dispatcher.round();

        assertThat(jobs.tasks()).containsExactly("t0", "t1");
    }

    @Test
    void raisedLimitSendsWaitingRunsInTheNextRound() throws Exception {
        limits.put(ACME, 1);
        workerWith(10);
        submit(ACME, 5);
        dispatcher.round();
        limits.put(ACME, 3);

        assertThat(dispatcher.round()).isEqualTo(2);

        assertThat(jobs.tasks()).containsExactly("t0", "t1", "t2");
    }

    @Test
    void loweredLimitStartsNoneUntilTheNumberFalls() throws Exception {
        workerWith(20);
        List<Execution> live = new ArrayList<>();
        for (int place = 0; place < 5; place++) {
            live.add(world.held(ACME, "live-" + place, place));
        }
        submit(ACME, 5);
        limits.put(ACME, 2);
        // The lower places end first: their numbers are free, and yet no run is allowed.
        for (int place = 0; place < 3; place++) {
            assertThat(dispatcher.round()).isZero();
            end(live.get(place));
        }

        assertThat(dispatcher.round()).isZero();
        end(live.get(3));
        assertThat(dispatcher.round()).isEqualTo(1);
        assertThat(dispatcher.round()).isZero();
    }

    @Test
    void runThatWaitsInItsPlaceCountsAgainstALoweredLimitAndGoesOn() throws Exception {
        workerWith(20);
        Execution held = world.claimed(world.apply(world.submit(ACME, "again", 1), sent(4)));
        world.submit(ACME, "other");
        world.apply(held, ExecutionSamples.exited(ExecutionWorld.tokenOf(held), 1));
        limits.put(ACME, 1);

        dispatcher.round();
        dispatcher.round();

        assertThat(jobs.tasks()).containsExactly("again");
    }

    @Test
    void limitOfAnOrganizationThatIsGoneIsNone() throws Exception {
        limits.put(ACME, 0);
        workerWith(10);
        submit(ACME, 1);

        assertThat(dispatcher.round()).isZero();
    }

    @Test
    void crowdedOrganizationDelaysAnothersFirstRunByNoMoreThanOneSlot() throws Exception {
        workerWith(3);
        submit(ACME, 100);
        world.clock.advance(Duration.ofSeconds(1));
        world.submit(GLOBEX, "first");

        dispatcher.round();

        assertThat(jobs.tasks()).containsExactly("t0", "first", "t1");
    }

    @Test
    void amongEqualsTheOneServedLongestAgoIsNext() throws Exception {
        submit(ACME, 10);
        submit(GLOBEX, 10);
        List<OrganizationId> order = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            workerWith(1);
            assertThat(dispatcher.round()).isEqualTo(1);
            var run = jobs.published.getLast().run();
            order.add(run.organizationId());
            Execution held =
                    world.claimed(
                            world.executions
                                    .find(ExecutionWorld.scope(run.organizationId()), run.taskId())
                                    .orElseThrow());
            world.apply(held, ExecutionSamples.exited(ExecutionWorld.tokenOf(held), 0));
        }
        assertThat(order).containsExactly(ACME, GLOBEX, ACME, GLOBEX, ACME, GLOBEX);
    }

    @Test
    void loadIsMeasuredAgainstThePlan() throws Exception {
        limits.put(ACME, 1);
        limits.put(GLOBEX, 10);
        world.held(GLOBEX, "busy", 0);
        world.held(ACME, "other", 0);
        workerWith(4);
        submit(ACME, 1);
        submit(GLOBEX, 1);

        dispatcher.round();

        assertThat(jobs.published)
                .extracting(job -> job.run().organizationId())
                .containsExactly(GLOBEX);
    }

    @Test
    void laterAttemptKeepsItsPlaceAndGoesFirst() throws Exception {
        limits.put(ACME, 1);
        workerWith(1);
        Execution held = world.claimed(world.apply(world.submit(ACME, "again", 1), sent(0)));
        world.submit(ACME, "behind");
        world.apply(held, ExecutionSamples.exited(ExecutionWorld.tokenOf(held), 1));

        assertThat(dispatcher.round()).isEqualTo(1);

        assertThat(jobs.published.getLast().run().taskId().value()).isEqualTo("again");
        assertThat(jobs.published.getLast().run().attempt()).isEqualTo(2);
        assertThat(world.now(held).progress().dispatch().slot()).contains(new SlotKey(ACME, 0));
    }

    @Test
    void placeKeptByAWaitingAttemptIsNotGivenToAnother() throws Exception {
        limits.put(ACME, 2);
        workerWith(5);
        Execution held = world.claimed(world.apply(world.submit(ACME, "again", 1), sent(0)));
        world.submit(ACME, "second");
        world.submit(ACME, "third");
        world.apply(held, ExecutionSamples.exited(ExecutionWorld.tokenOf(held), 1));

        dispatcher.round();
        dispatcher.round();

        assertThat(jobs.tasks()).containsExactly("again", "second");
    }

    @Test
    void nothingIsReservedWhileTheBrokerIsAway() throws Exception {
        workerWith(1);
        Execution accepted = world.submit(ACME, "t1");
        jobs.open = false;

        assertThat(dispatcher.round()).isZero();

        assertThat(world.now(accepted).progress().dispatch()).isInstanceOf(Dispatch.Waiting.class);
    }

    @Test
    void placesHoldTheLimitAgainstManyReplicasAtOnce() throws Exception {
        workerWith(1_000);
        submit(ACME, 200);
        try (ExecutorService replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> rounds = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                rounds.add(replicas.submit(() -> dispatcher().round()));
            }
            int sent = 0;
            for (Future<Integer> round : rounds) {
                sent += round.get();
            }
            assertThat(sent).isEqualTo(5);
        }
        assertThat(world.backlog.takenPlaces())
                .hasOnlyElementsOfType(TakenPlace.Sent.class)
                .extracting(place -> place.key().number())
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4);
        assertThat(jobs.tasks()).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void replicaThatIsOvertakenSendsOnlyWhatThereIsStillRoomFor() throws Exception {
        workerWith(3);
        submit(ACME, 10);
        AtomicBoolean overtaken = new AtomicBoolean();
        Dispatcher slow =
                dispatcher(
                        _ -> {
                            if (overtaken.compareAndSet(false, true)) {
                                sendsOne();
                            }
                            return 5;
                        });

        assertThat(slow.round()).isEqualTo(2);

        assertThat(jobs.tasks()).containsExactly("t0", "t1", "t2");
    }

    /** As another replica does that knew of one free slot. */
    private void sendsOne() {
        Execution oldest = world.executions.oldestWaiting(ExecutionWorld.scope(ACME)).orElseThrow();
        new JobSender(jobs).send(ExecutionWorld.scope(ACME), world.apply(oldest, sent(0)));
    }

    private Dispatcher dispatcher() {
        return dispatcher(scope -> limits.getOrDefault(scope.organizationId(), 0));
    }

    private Dispatcher dispatcher(ConcurrentRunLimits plans) {
        return new Dispatcher(
                new Survey(world.backlog, world.workers, world.clock),
                plans,
                world.executions,
                world.changes,
                new JobSender(jobs));
    }

    private void end(Execution held) {
        world.apply(held, ExecutionSamples.exited(ExecutionWorld.tokenOf(held), 0));
    }

    private void workerWith(int slots) {
        world.workers.seen(
                new WorkerState(ExecutionWorld.WORKER, slots, slots, 0, world.clock.instant()));
    }

    private void submit(OrganizationId organization, int count) {
        for (int i = 0; i < count; i++) {
            world.submit(organization, "t" + i);
            world.clock.advance(Duration.ofMillis(1));
        }
    }

    private static RunEvent sent(int place) {
        return new RunEvent.Sent(new SlotKey(ACME, place));
    }
}
