package dev.aac.producer.execution.live;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many may follow a log at once. */
@Singleton
final class LogFollowerLimits {

    private final int max;
    private final int perOrganization;

    /**
     * @param max most of this replica
     * @param perOrganization most of one organization on this replica
     */
    LogFollowerLimits(
            @ConfigProperty(name = "aac.live.log-streams-max") int max,
            @ConfigProperty(name = "aac.live.log-streams-per-organization") int perOrganization) {
        this.max = max;
        this.perOrganization = perOrganization;
    }

    int max() {
        return max;
    }

    int perOrganization() {
        return perOrganization;
    }
}
