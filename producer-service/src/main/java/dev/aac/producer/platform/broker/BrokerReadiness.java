package dev.aac.producer.platform.broker;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while the broker cannot be reached; says how many messages could not be read. */
@Readiness
@Singleton
public class BrokerReadiness implements HealthCheck {

    private final BrokerLink control;
    private final BrokerLink bulk;

    public BrokerReadiness(BrokerLink control, @BulkTraffic BrokerLink bulk) {
        this.control = control;
        this.bulk = bulk;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("broker")
                .status(control.isConnected() && bulk.isConnected())
                .withData("parked", control.parked() + bulk.parked())
                .build();
    }
}
