package dev.aac.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.e2e.harness.Backing;
import dev.aac.e2e.harness.Cluster;
import dev.aac.e2e.harness.ClusterNode;
import dev.aac.e2e.harness.ClusterNode.Part;
import dev.aac.e2e.harness.DockerProbe;
import dev.aac.e2e.harness.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** R1 and R5: processes die at random while executions stream in. */
@Order(1)
@ExtendWith(SharedCluster.class)
final class KillFaults {

    private static final Size SIZE = Size.chosen();
    private static final int KILLS = SIZE.of(3, 60);
    private static final int EXECUTIONS = SIZE.of(36, 1_000);
    private static final Duration STUCK = Duration.ofSeconds(60);
    private static final Duration CLEAN_LIMIT = Duration.ofSeconds(60);
    private static final int ROOM = 24;
    private static final int PAUSE_MILLIS = 3_000;

    private final Cluster cluster;
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Map<String, Integer> kills = new TreeMap<>();
    private final List<Future<?>> revivals = new ArrayList<>();

    KillFaults(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void nothingIsLostStuckOrDoubledUnderRandomKills() throws Exception {
        Tenant tenant = Tenant.in(cluster, "kills");
        try (Ledger ledger = new Ledger(tenant);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> killing = threads.submit(() -> killForLong(threads));
            for (int i = 0; i < EXECUTIONS || !killing.isDone(); i++) {
                while (i % 8 == 0 && ledger.open() >= ROOM) {
                    Pause.of(Duration.ofMillis(200));
                }
                ledger.submit("kill-" + i, 0.2 + (i % 10) * 0.3);
            }
            killing.get();
            for (Future<?> revival : revivals) {
                revival.get();
            }

            Balance balance = ledger.settle(STUCK);

            int count = kills.values().stream().mapToInt(Integer::intValue).sum();
            balance.mustBeGood("R1: %d kills %s, seed %d".formatted(count, kills, seed));
            assertThat(count).isGreaterThanOrEqualTo(KILLS);
            Eventually.passes(
                    "no container is left",
                    CLEAN_LIMIT,
                    () -> assertThat(DockerProbe.containersOf(tenant.organizationId())).isEmpty());
        }
    }

    private void killForLong(ExecutorService threads) {
        long until = System.nanoTime() + Size.killing().toNanos();
        for (int done = 0; done < KILLS || System.nanoTime() < until; ) {
            done += killSomething(threads) ? 1 : 0;
            Pause.of(Duration.ofMillis(PAUSE_MILLIS / 2 + random.nextInt(PAUSE_MILLIS)));
        }
    }

    private boolean killSomething(ExecutorService threads) {
        int nodes = cluster.nodes().size();
        int choice = random.nextInt(2 * nodes + 1);
        if (choice == 2 * nodes) {
            List<Backing> backings = cluster.backings();
            Backing backing = backings.get(random.nextInt(backings.size()));
            backing.kill();
            backing.start();
            return counted(backing.name());
        }
        ClusterNode node = cluster.node(choice / 2);
        Part part = choice % 2 == 0 ? Part.PRODUCER : Part.WORKER;
        boolean killed = node.kill(part);
        revivals.add(threads.submit(node::revive));
        return killed && counted(part.name());
    }

    private boolean counted(String victim) {
        kills.merge(victim, 1, Integer::sum);
        return true;
    }
}
