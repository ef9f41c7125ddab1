package dev.aac.producer.platform.health;

import dev.aac.producer.platform.tenancy.StoreAway;
import dev.aac.producer.platform.tenancy.StoreDatabase;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while the store does not answer. */
@Readiness
@Singleton
public class StoreReadiness implements HealthCheck {

    private static final String NAME = "store";

    private final StoreDatabase database;

    public StoreReadiness(StoreDatabase database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            database.ping();
            return HealthCheckResponse.up(NAME);
        } catch (StoreAway _) {
            return HealthCheckResponse.down(NAME);
        }
    }
}
