package dev.aac.producer.platform.dashboard;

import dev.aac.producer.platform.settings.WrongSetting;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The dashboard of {@code AAC_DASHBOARD_DIR}, read whole at the start; none without it. */
@Singleton
@Startup(WrongSetting.CHECKED_FIRST)
class Dashboard {

    private final Optional<DashboardFiles> files;

    Dashboard(@ConfigProperty(name = "aac.dashboard.folder") Optional<String> folder) {
        this.files = folder.map(Dashboard::read);
    }

    Optional<DashboardFiles> files() {
        return files;
    }

    private static DashboardFiles read(String folder) {
        try {
            return DashboardFiles.in(Path.of(folder));
        } catch (IOException e) {
            throw WrongSetting.because(
                    "AAC_DASHBOARD_DIR must be the folder that the dashboard was built into: "
                            + e.getMessage());
        }
    }
}
