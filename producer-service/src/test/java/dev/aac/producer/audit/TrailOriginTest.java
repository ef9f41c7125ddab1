package dev.aac.producer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.platform.audit.AuditTrail;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TrailOriginTest {

    private static final Origin LATER = new Origin("198.51.100.1", "Other/1", "correlation-2");

    private final AuditWorld world = new AuditWorld();
    private final InMemoryJournal journal = new InMemoryJournal();
    private final AtomicReference<Origin> request = new AtomicReference<>(AuditWorld.BROWSER);
    private final JournaledTrail trail =
            new JournaledTrail(
                    journal,
                    request::get,
                    _ -> {},
                    new AuditMetrics(new SimpleMeterRegistry()),
                    world.clock);

    @Test
    void whatIsRecordedBesideARequestComesFromWhereThatCame() {
        AuditTrail beside = trail.fromHere();
        request.set(LATER);
        beside.record(world.acme, AuditWorld.event("ada"));
        assertThat(recorded().correlationId()).isEqualTo("correlation-1");
        assertThat(recorded().actor())
                .isEqualTo(new Actor("admin", null, "192.0.2.1", "Browser/1"));
    }

    @Test
    void whatComesFromNowhereSaysNothing() {
        trail.fromNowhere().record(world.acme, AuditWorld.event("ada"));
        assertThat(recorded().correlationId()).isNull();
        assertThat(recorded().actor().address()).isNull();
        assertThat(recorded().actor().client()).isNull();
    }

    private NotedEvent recorded() {
        return journal.settled(world.acme, 1).getFirst().events().getFirst();
    }
}
