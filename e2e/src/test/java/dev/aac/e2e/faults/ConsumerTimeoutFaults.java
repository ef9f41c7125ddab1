package dev.aac.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.e2e.harness.Cluster;
import dev.aac.e2e.harness.EngineEvents;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** R3: a broker that takes back deliveries long before a run is over. */
@Order(101)
@Tag("consumer-timeout")
@Tag("patient")
final class ConsumerTimeoutFaults {

    private static final Duration CONSUMER_TIMEOUT = Duration.ofSeconds(60);
    private static final int RUN_SECONDS = 150;
    private static final int RUNS = 5;

    @Test
    void runThatOutlastsTheConsumerTimeoutRunsOnce() {
        try (Cluster cluster =
                Cluster.start("consumer-timeout", Cluster.Broker.RABBITMQ, CONSUMER_TIMEOUT)) {
            Tenant tenant = Tenant.in(cluster, "long-runs");
            try (Ledger ledger = new Ledger(tenant);
                    EngineEvents events = EngineEvents.of(tenant.organizationId())) {
                for (int i = 0; i < RUNS; i++) {
                    ledger.submit("long-" + i, RUN_SECONDS);
                }
                Balance balance = ledger.settle(Duration.ofSeconds(2 * RUN_SECONDS));
                balance.mustBeGood(
                        "R3: %d runs of %d s with a consumer timeout of %d s"
                                .formatted(RUNS, RUN_SECONDS, CONSUMER_TIMEOUT.toSeconds()));
                assertThat(balance.restarted()).isZero();
                assertThat(events.all().stream().filter(e -> e.action().equals("start")))
                        .hasSize(RUNS);
            }
        }
    }
}
