package dev.aac.worker.platform.broker;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready while all links to the broker are up.
@Readiness
@Singleton
final class BrokerReadiness implements HealthCheck {

    private final BrokerLinks links;

    BrokerReadiness(BrokerLinks links) {
        this.links = links;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("broker").status(links.areUp()).build();
    }
}
