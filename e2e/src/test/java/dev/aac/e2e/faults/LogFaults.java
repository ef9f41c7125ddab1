package dev.aac.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.e2e.client.LiveSocket;
import dev.aac.e2e.client.LoggedLine;
import dev.aac.e2e.client.UnexpectedAnswerException;
import dev.aac.e2e.harness.Cluster;
import dev.aac.e2e.harness.ClusterNode;
import dev.aac.e2e.harness.ClusterNode.Part;
import dev.aac.e2e.harness.Eventually;
import dev.aac.e2e.harness.TestImage;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A long log while connections are cut and producers die. */
@Order(5)
@ExtendWith(SharedCluster.class)
final class LogFaults {

    private static final Size SIZE = Size.chosen();
    private static final int BLOCKS = SIZE.of(20, 200);
    private static final int LINES_OF_BLOCK = SIZE.of(100, 500);
    private static final int LINES = BLOCKS * LINES_OF_BLOCK;
    private static final int CUTS = SIZE.of(4, 20);
    private static final int KILLS = SIZE.of(1, 2);
    private static final Duration WAIT = Duration.ofMinutes(2).plusSeconds(BLOCKS);

    private final Cluster cluster;

    LogFaults(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void everyLineReachesStoreAndReconnectingSocketOnceAndInOrder() throws Exception {
        Tenant tenant = Tenant.in(cluster, "long-log");
        String command =
                """
                i=0; while [ $i -lt %1$d ]; do seq $((i * %2$d + 1)) $((i * %2$d + %2$d)); \
                i=$((i + 1)); sleep 0.6; done\
                """
                        .formatted(BLOCKS, LINES_OF_BLOCK);
        try (Ledger ledger = new Ledger(tenant);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String task = "long";
            ledger.submit(TestImage.running(command).taskId(task), "PASSED", LINES);
            Future<List<LoggedLine>> followed = threads.submit(() -> follow(tenant, task));
            Eventually.holds(
                    "it writes",
                    WAIT,
                    () -> !tenant.at(0).log(task).isEmpty(),
                    () -> tenant.execution(task).json());

            breakConnections(tenant, task, threads);

            ledger.settle(WAIT)
                    .mustBeGood(
                            "Log: %d lines, %d cuts, %d killed producers"
                                    .formatted(LINES, CUTS, KILLS));
            assertNumbered(tenant.at(0).log(task));
            assertNumbered(followed.get(WAIT.toSeconds(), TimeUnit.SECONDS));
            assertThat(tenant.execution(task).json().path("attempts")).hasSize(1);
        }
    }

    /** Spread over the time the run writes; the producers die one after the other. */
    private void breakConnections(Tenant tenant, String task, ExecutorService threads)
            throws Exception {
        Duration between = Duration.ofMillis(BLOCKS * 600L / (CUTS + 2));
        ClusterNode node =
                cluster.nodes().stream().filter(one -> one.began(task)).findFirst().orElseThrow();
        Future<?> revival = null;
        for (int i = 0; i < CUTS; i++) {
            node.doors().broker().cut();
            if (i % Math.ceilDiv(CUTS, KILLS) == 1) {
                if (revival != null) {
                    revival.get();
                }
                ClusterNode victim = cluster.node(i / Math.ceilDiv(CUTS, KILLS) % 2);
                victim.kill(Part.PRODUCER);
                revival = threads.submit(victim::revive);
            }
            Pause.of(between);
        }
        if (revival != null) {
            revival.get();
        }
        assertThat(tenant.execution(task).json().path("attempts")).hasSize(1);
    }

    /** A socket at one producer after the other, each asking for what has not come yet. */
    private static List<LoggedLine> follow(Tenant tenant, String task) {
        List<LoggedLine> lines = new ArrayList<>();
        long deadline = System.nanoTime() + WAIT.multipliedBy(2).toNanos();
        for (int i = 0; lines.size() < LINES && System.nanoTime() < deadline; i++) {
            followOnce(tenant, i % tenant.producers(), task, lines);
            Pause.of(Duration.ofMillis(100));
        }
        return lines;
    }

    private static void followOnce(
            Tenant tenant, int producer, String task, List<LoggedLine> lines) {
        try (LiveSocket socket = tenant.openSocket(producer)) {
            try {
                socket.subscribe(task, lines.size() + 1);
                socket.await(
                        "the last line",
                        event -> event.lines().stream().anyMatch(line -> line.seq() >= LINES),
                        WAIT);
            } finally {
                lines.addAll(socket.subscribedLinesOf(task));
            }
        } catch (UncheckedIOException
                | CompletionException
                | UnexpectedAnswerException
                | IllegalStateException _) {
            // That producer is away; the next one is asked for the rest.
        }
    }

    private static void assertNumbered(List<LoggedLine> lines) {
        assertThat(lines).hasSize(LINES);
        for (int i = 0; i < LINES; i++) {
            LoggedLine line = lines.get(i);
            if (line.seq() != i + 1 || !line.text().equals(Integer.toString(i + 1))) {
                assertThat(line)
                        .as("line at place %d", i + 1)
                        .isEqualTo(new LoggedLine(i + 1, "stdout", Integer.toString(i + 1)));
            }
        }
    }
}
