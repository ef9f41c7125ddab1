package dev.aac.producer.result.storage;

import dev.aac.producer.platform.settings.WrongSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of {@code REPORTS_DIR}, which all replicas share. */
final class ReportFolder {

    private final Path path;

    /**
     * @throws RuntimeException a {@link WrongSetting} when nothing can be written there
     */
    ReportFolder(String folder) {
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
