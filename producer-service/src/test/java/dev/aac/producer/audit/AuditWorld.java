package dev.aac.producer.audit;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.execution.SteppingClock;
import dev.aac.producer.identity.DerivedKeys;
import dev.aac.producer.identity.TokenSettings;
import dev.aac.producer.platform.audit.AuditActor;
import dev.aac.producer.platform.audit.AuditEvent;
import dev.aac.producer.platform.audit.AuditSubject;
import dev.aac.producer.platform.audit.AuditType;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.LaunchMode;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** One store, and producers over it that all have the same secret. */
final class AuditWorld {

    static final Origin BROWSER = new Origin("192.0.2.1", "Browser/1", "correlation-1");

    final SteppingClock clock = new SteppingClock(Instant.parse("2026-03-01T12:00:00Z"));
    final OrganizationScope acme = organization();

    static OrganizationScope organization() {
        byte[] id = new byte[12];
        ThreadLocalRandom.current().nextBytes(id);
        return OrganizationScope.ofNewOrganization(
                new OrganizationId(HexFormat.of().formatHex(id)));
    }

    static HeadSignature signature(String secret) {
        return new HeadSignature(
                new DerivedKeys(
                        new TokenSettings(Optional.of(secret), "15m", "7d", LaunchMode.TEST)));
    }

    static AuditEvent event(String user) {
        return AuditEvent.of(AuditType.USER_ROLE_CHANGED, AuditSubject.user(user))
                .by(AuditActor.person("admin"))
                .with("role", "viewer");
    }

    Producer process(Journal journal, Chain chain) {
        return process(journal, chain, "the installation's secret");
    }

    Producer process(Journal journal, Chain chain, String secret) {
        return new Producer(this, journal, chain, signature(secret));
    }

    /** What one producer has. Nothing works in its background: tests do it when they want. */
    static final class Producer {

        final SimpleMeterRegistry registry = new SimpleMeterRegistry();
        final ChainWriter writer;
        final JournaledTrail trail;
        final JournalSweep sweep;
        final ChainVerification verification;
        final AuditReading reading;

        private Producer(AuditWorld world, Journal journal, Chain chain, HeadSignature signature) {
            AuditMetrics metrics = new AuditMetrics(registry);
            writer = new ChainWriter(journal, chain, signature, metrics, world.clock);
            trail = new JournaledTrail(journal, () -> BROWSER, _ -> {}, metrics, world.clock);
            sweep = new JournalSweep(journal, writer, world.clock);
            verification = new ChainVerification(chain, writer, signature);
            reading = new AuditReading(chain, writer);
        }
    }
}
