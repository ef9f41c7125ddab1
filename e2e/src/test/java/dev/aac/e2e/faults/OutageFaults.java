package dev.aac.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.e2e.harness.Cluster;
import dev.aac.e2e.harness.ClusterNode;
import dev.aac.e2e.harness.ClusterNode.Part;
import dev.aac.e2e.harness.EngineEvents;
import dev.aac.e2e.harness.Eventually;
import dev.aac.e2e.harness.FaultProxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R6: broker, store or engine is away for every process at once, under load. */
@Tag("patient")
@Order(3)
@ExtendWith(SharedCluster.class)
final class OutageFaults {

    private static final Size SIZE = Size.chosen();
    private static final Duration AWAY = SIZE.seconds(8, 60);
    private static final int RUNS = 2 * Cluster.SLOTS_EACH;

    /**
     * Long enough for all of them to run at one time; the first ends in the midst of the outage.
     */
    private static final int STARTING_SECONDS = 6;

    private static final Duration READY_LIMIT = Duration.ofSeconds(10);
    private static final Duration STUCK = Duration.ofSeconds(60).plus(AWAY);
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final Cluster cluster;

    OutageFaults(Cluster cluster) {
        this.cluster = cluster;
    }

    /** What is away, and how. */
    enum Outage {
        BROKER_REFUSES,
        BROKER_SWALLOWS,
        STORE_SWALLOWS,
        ENGINE_REFUSES;

        private FaultProxy door(ClusterNode node) {
            return switch (this) {
                case BROKER_REFUSES, BROKER_SWALLOWS -> node.doors().broker();
                case STORE_SWALLOWS -> node.doors().store();
                case ENGINE_REFUSES -> node.doors().engine();
            };
        }

        void begin(ClusterNode node) {
            switch (this) {
                case BROKER_REFUSES, ENGINE_REFUSES -> door(node).refuse();
                case BROKER_SWALLOWS, STORE_SWALLOWS -> door(node).swallow();
            }
        }

        void end(ClusterNode node) {
            door(node).pass();
        }

        /** Nothing is promised while nothing can be kept. */
        boolean leavesStore() {
            return this != STORE_SWALLOWS;
        }
    }

    @ParameterizedTest
    @EnumSource
    void outageCostsNothingButTime(Outage outage) {
        Tenant tenant = Tenant.in(cluster, "outage");
        List<ProcessHandle> processes = processes();
        try (Ledger ledger = new Ledger(tenant);
                EngineEvents events = EngineEvents.of(tenant.organizationId())) {
            for (int i = 0; i < RUNS; i++) {
                ledger.submit("runs-" + i, STARTING_SECONDS + 1.5 * AWAY.toSeconds() * i / RUNS);
            }
            Eventually.holds(
                    "the slots are taken",
                    START_LIMIT,
                    () -> tenant.count("RUNNING") >= RUNS / 2,
                    () -> tenant.count("RUNNING"));
            for (int i = 0; i < RUNS; i++) {
                ledger.submit("waits-" + i, 1);
            }

            Duration ready = sufferFrom(outage, ledger);

            Balance balance = ledger.settle(STUCK);
            balance.mustBeGood(
                    "R6: %s for %d s, ready %d ms after its return"
                            .formatted(outage, AWAY.toSeconds(), ready.toMillis()));
            assertThat(balance.restarted()).as("started again by the outage").isZero();
            assertThat(events.all().stream().filter(event -> event.action().equals("start")))
                    .hasSize(ledger.accepted());
            assertThat(processes).allMatch(ProcessHandle::isAlive).isEqualTo(processes());
            assertThat(ready).isLessThanOrEqualTo(READY_LIMIT);
        }
    }

    private Duration sufferFrom(Outage outage, Ledger ledger) {
        cluster.onEach(outage::begin);
        try {
            Instant until = Instant.now().plus(AWAY);
            if (outage.leavesStore()) {
                ledger.submit("accepted-meanwhile", 1);
            }
            Pause.of(Duration.between(Instant.now(), until));
        } finally {
            cluster.onEach(outage::end);
        }
        Instant back = Instant.now();
        Eventually.holds(
                "all are ready", READY_LIMIT.multipliedBy(3), cluster::isReady, () -> outage);
        return Duration.between(back, Instant.now());
    }

    private List<ProcessHandle> processes() {
        List<ProcessHandle> processes = new ArrayList<>();
        for (ClusterNode node : cluster.nodes()) {
            for (Part part : Part.values()) {
                processes.add(node.process(part));
            }
        }
        return processes;
    }
}
