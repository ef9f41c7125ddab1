package dev.aac.producer.execution.live;

import dev.aac.producer.organization.Plan;
import dev.aac.producer.platform.settings.WholeNumberSetting;
import dev.aac.producer.platform.settings.WrongSetting;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many sockets one user, and one organization by its plan, may have on a replica. */
@Singleton
@Startup(WrongSetting.CHECKED_FIRST)
final class SocketLimitSettings {

    private static final WholeNumberSetting.Range RANGE =
            new WholeNumberSetting.Range(1, 1_000_000);

    private final int perUser;
    private final Map<Plan, Integer> perOrganization;

    SocketLimitSettings(
            @ConfigProperty(name = "aac.live.sockets-per-user") String perUser,
            @ConfigProperty(name = "aac.live.sockets-free") String free,
            @ConfigProperty(name = "aac.live.sockets-team") String team,
            @ConfigProperty(name = "aac.live.sockets-enterprise") String enterprise) {
        this.perUser = read("LIVE_SOCKETS_PER_USER", perUser);
        this.perOrganization =
                Map.of(
                        Plan.FREE, read("LIVE_SOCKETS_FREE", free),
                        Plan.TEAM, read("LIVE_SOCKETS_TEAM", team),
                        Plan.ENTERPRISE, read("LIVE_SOCKETS_ENTERPRISE", enterprise));
    }

    int perUser() {
        return perUser;
    }

    int perOrganization(Plan plan) {
        return perOrganization.getOrDefault(plan, 0);
    }

    private static int read(String name, String text) {
        return WholeNumberSetting.read(name, text, RANGE, "");
    }
}
