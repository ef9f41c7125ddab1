package dev.aac.producer.identity;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Tells what becomes of API keys: counts it, and says it in the log under the event's name. Each
 * replica counts what it did itself. Safe for all threads.
 */
@Startup
@Singleton
public class ApiKeyEvents {

    private static final Logger LOG = Logger.getLogger(ApiKeyEvents.class);

    private final Counter created;
    private final Counter revoked;

    public ApiKeyEvents(MeterRegistry registry) {
        this.created = registry.counter("aac.api.keys.made");
        this.revoked = registry.counter("aac.api.keys.revoked");
    }

    void created(OrganizationScope scope, ApiKey key) {
        created.increment();
        LOG.infof("ApiKeyCreated %s", named(scope, key, key.createdBy()));
    }

    void revoked(OrganizationScope scope, ApiKey key, UserId by) {
        revoked.increment();
        LOG.infof("ApiKeyRevoked %s", named(scope, key, by));
    }

    private static String named(OrganizationScope scope, ApiKey key, UserId by) {
        return "organizationId=%s userId=%s apiKeyId=%s role=%s"
                .formatted(scope.organizationId(), by, key.id(), key.role().apiName());
    }
}
