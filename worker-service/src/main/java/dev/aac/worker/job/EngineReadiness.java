package dev.aac.worker.job;

import dev.aac.worker.container.ContainerEngine;
import dev.aac.worker.container.ContainerEngineException;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready while the container engine answers and keeps containers away from the host.
@Readiness
@Singleton
final class EngineReadiness implements HealthCheck {

    private static final String NAME = "container-engine";

    private final ContainerEngine engine;

    EngineReadiness(ContainerEngine engine) {
        this.engine = engine;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            engine.checkReady();
            return HealthCheckResponse.up(NAME);
        } catch (ContainerEngineException e) {
            return HealthCheckResponse.named(NAME).down().withData("reason", e.sentence()).build();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return HealthCheckResponse.down(NAME);
        }
    }
}
