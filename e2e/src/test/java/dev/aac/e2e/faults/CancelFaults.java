package dev.aac.e2e.faults;

import static java.time.temporal.ChronoUnit.MILLIS;
import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.e2e.client.ExecutionSnapshot;
import dev.aac.e2e.harness.Cluster;
import dev.aac.e2e.harness.EngineEvents;
import dev.aac.e2e.harness.EngineEvents.Event;
import dev.aac.e2e.harness.Eventually;
import dev.aac.e2e.harness.InstallationDatabase;
import dev.aac.e2e.harness.TestImage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cancels at random instants of a run's life. */
@Order(6)
@ExtendWith(SharedCluster.class)
final class CancelFaults {

    private static final Size SIZE = Size.chosen();
    private static final int CANCELS = SIZE.of(12, 500);

    /**
     * No more than can run at once: what is measured is the end of runs, not how an engine bears
     * load.
     */
    private static final int CLIENTS = 4;

    private static final int INSTANT_MILLIS = 3_000;
    private static final Duration GONE_LIMIT = SIZE.atMost(Duration.ofSeconds(12));
    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final int PLACES_LOOKED_AT = 50;

    /** The first ends when asked to, the second must be killed after ten seconds. */
    private static final String OBEYS = "trap 'exit 3' TERM; sleep 2 & wait";

    private static final String STUBBORN = "trap '' TERM; sleep 30";

    private final Cluster cluster;
    private final long seed = System.nanoTime();
    private final Map<String, Instant> cancelled = new ConcurrentHashMap<>();

    CancelFaults(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void cancelAtAnyInstantEndsTheRunAndItsContainer() throws Exception {
        Tenant tenant = Tenant.in(cluster, "cancels");
        try (EngineEvents events = EngineEvents.of(tenant.organizationId());
                InstallationDatabase database = cluster.database()) {
            cancelAll(tenant);

            Eventually.holds(
                    "all have ended",
                    WAIT,
                    () -> tenant.unfinished() == 0,
                    () -> tenant.count("RUNNING"));
            List<ExecutionSnapshot> ends = tenant.all();
            long stopped = ends.stream().filter(end -> end.status().equals("CANCELLED")).count();
            Eventually.passes(
                    "every container is gone", GONE_LIMIT, () -> assertAllGone(ends, events));
            ExecutionSnapshot last =
                    ends.stream().max(comparing(end -> lived(end, events))).orElseThrow();
            Duration slowest = lived(last, events);
            System.out.printf(
                    "Cancel: %d at random instants, %d CANCELLED, the last container gone after"
                            + " %d ms (%s), seed %d%n%n",
                    ends.size(), stopped, slowest.toMillis(), story(last, events), seed);
            assertThat(ends).hasSize(CANCELS);
            assertThat(ends)
                    .extracting(ExecutionSnapshot::status)
                    .isSubsetOf("CANCELLED", "PASSED");
            assertThat(stopped).isPositive();
            assertThat(slowest).isLessThanOrEqualTo(GONE_LIMIT);
            assertThat(database.placesTaken(tenant.organizationId(), PLACES_LOOKED_AT)).isEmpty();
        }
    }

    private void cancelAll(Tenant tenant) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> parts =
                    IntStream.range(0, CLIENTS)
                            .mapToObj(client -> threads.submit(() -> cancelSome(tenant, client)))
                            .toList();
            for (Future<?> part : parts) {
                part.get();
            }
        }
    }

    private void cancelSome(Tenant tenant, int client) {
        Random random = new Random(seed + client);
        for (int i = client; i < CANCELS; i += CLIENTS) {
            String task = "cancel-" + i;
            String command = random.nextInt(5) == 0 ? STUBBORN : OBEYS;
            tenant.submit(TestImage.running(command).taskId(task));
            Pause.of(Duration.ofMillis(random.nextInt(INSTANT_MILLIS)));
            cancelled.put(task, Instant.now());
            tenant.cancel(task);
        }
    }

    private static void assertAllGone(List<ExecutionSnapshot> ends, EngineEvents events) {
        for (ExecutionSnapshot end : ends) {
            assertThat(events.of(end.taskId(), "destroy"))
                    .hasSameSizeAs(events.of(end.taskId(), "create"));
        }
    }

    /** What happened to its containers, in milliseconds from the cancel on. */
    private String story(ExecutionSnapshot end, EngineEvents events) {
        Instant from = cancelled.getOrDefault(end.taskId(), Instant.MAX);
        return events.all().stream()
                .filter(event -> event.taskId().equals(end.taskId()))
                .map(event -> "%s %d".formatted(event.action(), from.until(event.time(), MILLIS)))
                .collect(joining(", "));
    }

    /** How long after the cancel its container was there. */
    private Duration lived(ExecutionSnapshot end, EngineEvents events) {
        Instant from = cancelled.getOrDefault(end.taskId(), Instant.MAX);
        return events.of(end.taskId(), "destroy").stream()
                .map(Event::time)
                .map(gone -> Duration.between(from, gone))
                .reduce(Duration.ZERO, CancelFaults::longer);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
