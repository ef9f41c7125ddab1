package dev.aac.producer.execution.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.FactAnswer;
import dev.aac.contract.fact.FactOrigin;
import dev.aac.contract.job.ClaimAnswer;
import dev.aac.producer.execution.ExecutionWorld;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IngestMetricsTest {

    private final ExecutionWorld world = new ExecutionWorld();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final IngestMetrics metrics = new IngestMetrics(registry);

    @Test
    void refusedClaimsAreCountedByReasonAndGrantedOnesApart() {
        var held = world.held(ExecutionWorld.ACME, "t1", 0);
        metrics.counted(new ClaimAnswer.Refused(ClaimAnswer.Reason.TAKEN));
        metrics.counted(
                new ClaimAnswer.Granted(
                        ExecutionWorld.tokenOf(held), 15_000, Map.of(), List.of(), "here"));

        assertThat(count("aac.claims.refused", "reason", "TAKEN")).isEqualTo(1);
        assertThat(count("aac.claims.refused", "reason", "ENDED")).isZero();
        assertThat(registry.get("aac.claims.granted").counter().count()).isEqualTo(1);
    }

    @Test
    void factsAreCountedByTheirAnswer() {
        var held = world.held(ExecutionWorld.ACME, "t1", 0);
        FactOrigin origin = new FactOrigin(held.currentRun(), ExecutionWorld.tokenOf(held), 1);
        Fact started = new Fact.Started(origin, world.clock.instant(), "sha256:1");

        assertThat(metrics.counted(started, new FactAnswer.NotYours()))
                .isEqualTo(new FactAnswer.NotYours());

        assertThat(
                        registry.get("aac.facts.answered")
                                .tags("fact", "started", "answer", "not_yours")
                                .counter()
                                .count())
                .isEqualTo(1);
    }

    private double count(String name, String tag, String value) {
        return registry.get(name).tag(tag, value).counter().count();
    }
}
