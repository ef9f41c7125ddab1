package dev.aac.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.e2e.client.ExecutionRequest;
import dev.aac.e2e.client.ExecutionSnapshot;
import dev.aac.e2e.harness.Cluster;
import dev.aac.e2e.harness.EngineEvents;
import dev.aac.e2e.harness.Eventually;
import dev.aac.e2e.harness.InstallationDatabase;
import dev.aac.e2e.harness.TestImage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** R7: an organization with a long queue, and one that comes after it. */
@Order(4)
@ExtendWith(SharedCluster.class)
final class FairnessFaults {

    private static final Size SIZE = Size.chosen();
    private static final int WAITING = SIZE.of(100, 10_000);
    private static final int CLIENTS = 8;
    private static final int TURN_SECONDS = 3;
    private static final int ARRIVALS = SIZE.of(2, 20);

    /** One run, and ending its container, dispatching and starting the next on a busy machine. */
    private static final Duration TURN = SIZE.atMost(Duration.ofSeconds(TURN_SECONDS + 2));

    private static final int LIMIT = 3;
    private static final int LIMITED_RUNS = SIZE.of(15, 150);
    private static final Duration BETWEEN_SAMPLES = Duration.ofMillis(10);
    private static final Duration WAIT = Duration.ofMinutes(3);

    private final Cluster cluster;

    FairnessFaults(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void firstRunOfAnotherOrganizationWaitsForOneSlotTurnAtMost() throws Exception {
        Tenant crowd = Tenant.in(cluster, "crowd");
        Tenant late = Tenant.in(cluster, "late");
        ExecutionRequest turn = TestImage.running("sleep " + TURN_SECONDS);
        inParallel(WAITING, i -> crowd.submit(turn.taskId("crowd-" + i)));
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < ARRIVALS; i++) {
            String task = "late-" + i;
            late.submit(TestImage.running("true").taskId(task));
            Eventually.holds(
                    "it has ended",
                    WAIT,
                    () -> late.execution(task).isFinal(),
                    () -> late.execution(task).json());
            waits.add(waitOf(late.execution(task)));
        }
        int stillWaiting = crowd.count("PENDING");
        inParallel(WAITING, i -> crowd.cancel("crowd-" + i));

        System.out.printf(
                "R7: behind %d waiting runs of %d s, another organization's run waited %s%n%n",
                WAITING, TURN_SECONDS, waits);
        assertThat(stillWaiting).as("the crowd is still waiting").isPositive();
        assertThat(waits).allMatch(wait -> wait.compareTo(TURN) <= 0);
        Eventually.holds(
                "the crowd is gone",
                WAIT,
                () -> crowd.unfinished() == 0,
                () -> crowd.count("RUNNING"));
    }

    private static Duration waitOf(ExecutionSnapshot run) {
        return Duration.between(
                Instant.parse(run.json().path("createdAt").asText()),
                Instant.parse(run.json().path("startTime").asText()));
    }

    private static void inParallel(int count, IntConsumer action) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> parts = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int first = client;
                parts.add(
                        threads.submit(
                                () -> {
                                    for (int i = first; i < count; i += CLIENTS) {
                                        action.accept(i);
                                    }
                                }));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        }
    }

    /** By the engine's own record of starts and ends, and by the places taken in the store. */
    @Test
    void limitOfConcurrentRunsIsNeverExceededWithTwoProducersDispatching() throws Exception {
        Tenant limited = Tenant.in(cluster, "limited");
        try (Ledger ledger = new Ledger(limited);
                EngineEvents events = EngineEvents.of(limited.organizationId());
                InstallationDatabase database = cluster.database();
                Sampler sampler = new Sampler(database, limited.organizationId())) {
            database.setConcurrentRuns(limited.organizationId(), LIMIT);
            inParallel(LIMITED_RUNS, i -> ledger.submit("limited-" + i, 0.3));

            Balance balance = ledger.settle(WAIT);

            balance.mustBeGood(
                    "R7: limit %d, most containers at once %d, most places taken %d in %d samples"
                            .formatted(
                                    LIMIT,
                                    events.mostAtOnce(),
                                    sampler.most.get(),
                                    sampler.samples.get()));
            // Short runs on a slow engine may all be over before the last place has a container.
            assertThat(events.mostAtOnce()).isBetween(1, LIMIT);
            assertThat(sampler.most.get()).isEqualTo(LIMIT);
        }
    }

    /**
     * Looks every 10 ms how many places an organization has, the ones it must not have included.
     */
    private static final class Sampler implements AutoCloseable {

        private static final int PLACES_LOOKED_AT = 60;

        private final InstallationDatabase database;
        private final String organizationId;
        private final Thread thread;
        private final AtomicInteger most = new AtomicInteger();
        private final AtomicInteger samples = new AtomicInteger();

        Sampler(InstallationDatabase database, String organizationId) {
            this.database = database;
            this.organizationId = organizationId;
            this.thread = Thread.startVirtualThread(this::sampleForEver);
        }

        private void sampleForEver() {
            while (!Thread.currentThread().isInterrupted()) {
                int taken = database.placesTaken(organizationId, PLACES_LOOKED_AT).size();
                most.accumulateAndGet(taken, Math::max);
                samples.incrementAndGet();
                Pause.of(BETWEEN_SAMPLES);
            }
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }
}
