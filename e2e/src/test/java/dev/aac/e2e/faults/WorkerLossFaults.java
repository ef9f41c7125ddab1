package dev.aac.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aac.e2e.client.ExecutionSnapshot;
import dev.aac.e2e.harness.Cluster;
import dev.aac.e2e.harness.ClusterNode;
import dev.aac.e2e.harness.ClusterNode.Part;
import dev.aac.e2e.harness.DockerProbe;
import dev.aac.e2e.harness.EngineEvents;
import dev.aac.e2e.harness.Eventually;
import dev.aac.e2e.harness.TestImage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** R2: a worker is killed, or stands still for longer than its lease. */
@Tag("patient")
@Order(2)
@ExtendWith(SharedCluster.class)
final class WorkerLossFaults {

    private static final Size SIZE = Size.chosen();
    private static final int KILLS = SIZE.of(1, 10);
    private static final Duration STANDS_STILL = SIZE.seconds(25, 60);
    private static final Duration RESTART_LIMIT = SIZE.atMost(Duration.ofSeconds(20));
    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final Duration LATE_FACTS = Duration.ofSeconds(8);
    private static final Duration GONE_LIMIT = SIZE.atMost(Duration.ofSeconds(15));

    private final Cluster cluster;

    WorkerLossFaults(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void runsOfKilledWorkerStartElsewhereWithinTwentySeconds() {
        List<Duration> restarts = new ArrayList<>();
        try (Ledger ledger = new Ledger(Tenant.in(cluster, "worker-killed"))) {
            for (int round = 0; round < KILLS; round++) {
                restarts.addAll(killWorkerOf(ledger, round));
            }
            Balance balance = ledger.settle(WAIT);
            List<Duration> sorted = restarts.stream().sorted().toList();
            Duration p95 = sorted.get((sorted.size() * 95 + 99) / 100 - 1);
            balance.mustBeGood(
                    "R2: %d runs of %d killed workers started elsewhere, p95 %d ms, last %d ms"
                            .formatted(
                                    sorted.size(),
                                    KILLS,
                                    p95.toMillis(),
                                    sorted.getLast().toMillis()));
            assertThat(balance.restarted()).isEqualTo(sorted.size());
            assertThat(p95).isLessThanOrEqualTo(RESTART_LIMIT);
        }
    }

    /** As many runs as one worker has slots, so that the other one can take them all. */
    private List<Duration> killWorkerOf(Ledger ledger, int round) {
        List<String> tasks =
                IntStream.range(0, Cluster.SLOTS_EACH)
                        .mapToObj(i -> "lost-%d-%d".formatted(round, i))
                        .toList();
        tasks.forEach(task -> ledger.submit(task, 10));
        tasks.forEach(task -> awaitStart(ledger.tenant(), task, 1));
        ClusterNode node = nodeOf(tasks.getFirst());
        List<String> lost = tasks.stream().filter(node::began).toList();
        Instant killed = Instant.now();
        node.kill(Part.WORKER);

        List<Duration> restarts = new ArrayList<>();
        for (String task : lost) {
            Instant again = awaitStart(ledger.tenant(), task, 2);
            restarts.add(Duration.between(killed, again));
        }
        node.revive();
        return restarts;
    }

    private ClusterNode nodeOf(String task) {
        return cluster.nodes().stream().filter(node -> node.began(task)).findFirst().orElseThrow();
    }

    private static Instant awaitStart(Tenant tenant, String task, int attempt) {
        Eventually.holds(
                "%s, attempt %d, has started".formatted(task, attempt),
                WAIT,
                () -> startOf(tenant.execution(task), attempt).isTextual(),
                () -> tenant.execution(task).json());
        return Instant.parse(startOf(tenant.execution(task), attempt).asText());
    }

    private static JsonNode startOf(ExecutionSnapshot execution, int attempt) {
        return execution.json().path("attempts").path(attempt - 1).path("startTime");
    }

    /** The first attempt ends while its worker stands still, which then reports a failure. */
    @Test
    void lateFactsOfWorkerThatStoodStillChangeNothingAndItsContainerGoes() {
        Tenant tenant = Tenant.in(cluster, "worker-stopped");
        String command = "[ $AAC_ATTEMPT = 1 ] && sleep 6 && exit 7; echo second; sleep 2";
        String task = "stands-still";
        String goesOn = "goes-on";
        try (Ledger ledger = new Ledger(tenant);
                EngineEvents events = EngineEvents.of(tenant.organizationId())) {
            ledger.submit(TestImage.running(command).taskId(task), "PASSED", 1);
            awaitStart(tenant, task, 1);
            ClusterNode node = nodeOf(task);
            node.pause(Part.WORKER);
            Instant stopped = Instant.now();
            try {
                ledger.submit(goesOn, 1);
                awaitStart(tenant, task, 2);
                Eventually.end(tenant.at(0), task, WAIT);
                Pause.of(Duration.between(Instant.now(), stopped.plus(STANDS_STILL)));
            } finally {
                node.resume(Part.WORKER);
            }
            ExecutionSnapshot before = tenant.execution(task);
            Eventually.passes(
                    "no container is left",
                    GONE_LIMIT,
                    () -> assertThat(DockerProbe.containersOf(tenant.organizationId())).isEmpty());
            Pause.of(LATE_FACTS);

            assertThat(tenant.execution(task).json()).isEqualTo(before.json());
            assertThat(events.of(task, "die")).hasSize(2);
            ledger.settle(WAIT).mustBeGood("R2: worker stood still for " + STANDS_STILL);
            Eventually.holds("it is ready", WAIT, cluster::isReady, () -> node.home());
        }
    }
}
