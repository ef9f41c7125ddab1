package dev.aac.producer.identity;

import dev.aac.producer.platform.audit.AuditActor;
import dev.aac.producer.platform.audit.AuditEvent;
import dev.aac.producer.platform.audit.AuditIntent;
import dev.aac.producer.platform.audit.AuditSubject;
import dev.aac.producer.platform.audit.AuditTrail;
import dev.aac.producer.platform.audit.AuditType;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Tells what becomes of API keys: records it, counts it, and says it in the log under the event's
 * name. What ends in {@code ing} comes before the change and is settled with it, the rest after the
 * change is stored. Each replica counts what it did itself. Safe for all threads.
 */
@Startup
@Singleton
public class ApiKeyEvents {

    private static final Logger LOG = Logger.getLogger(ApiKeyEvents.class);

    private final AuditTrail trail;
    private final Counter created;
    private final Counter revoked;

    public ApiKeyEvents(MeterRegistry registry, AuditTrail trail) {
        this.trail = trail;
        this.created = registry.counter("aac.api.keys.made");
        this.revoked = registry.counter("aac.api.keys.revoked");
    }

    AuditIntent making(OrganizationScope scope, ApiKey key) {
        return trail.intend(
                scope,
                about(AuditType.API_KEY_CREATED, key.id(), key.createdBy())
                        .with("role", key.role().apiName()));
    }

    AuditIntent revoking(OrganizationScope scope, ApiKeyId id, UserId by) {
        return trail.intend(scope, about(AuditType.API_KEY_REVOKED, id, by));
    }

    void created(OrganizationScope scope, ApiKey key) {
        created.increment();
        LOG.infof("ApiKeyCreated %s", named(scope, key, key.createdBy()));
    }

    void revoked(OrganizationScope scope, ApiKey key, UserId by) {
        revoked.increment();
        LOG.infof("ApiKeyRevoked %s", named(scope, key, by));
    }

    private static AuditEvent about(AuditType type, ApiKeyId id, UserId by) {
        return AuditEvent.of(type, AuditSubject.apiKey(id.value()))
                .by(AuditActor.person(by.value()));
    }

    private static String named(OrganizationScope scope, ApiKey key, UserId by) {
        return "organizationId=%s userId=%s apiKeyId=%s role=%s"
                .formatted(scope.organizationId(), by, key.id(), key.role().apiName());
    }
}
