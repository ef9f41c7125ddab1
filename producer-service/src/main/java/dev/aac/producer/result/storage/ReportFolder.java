package dev.aac.producer.result.storage;

import dev.aac.producer.platform.settings.WrongSetting;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The folder of {@code REPORTS_DIR}, which all replicas share. It is tried at the start, so that a
 * wrong one is noticed then and not with the first report.
 */
@Singleton
@Startup(WrongSetting.CHECKED_FIRST)
public class ReportFolder {

    private final Path path;

    @Inject
    public ReportFolder(@ConfigProperty(name = "aac.reports.folder") String folder) {
        this(Path.of(folder).toAbsolutePath().normalize());
    }

    ReportFolder(Path path) {
        this.path = path;
        try {
            Files.createDirectories(path);
            Files.delete(Files.createTempFile(path, "tried-", ".part"));
        } catch (IOException e) {
            throw WrongSetting.because(
                    "REPORTS_DIR must be a folder that can be written to; " + path + " is not");
        }
    }

    Path path() {
        return path;
    }
}
