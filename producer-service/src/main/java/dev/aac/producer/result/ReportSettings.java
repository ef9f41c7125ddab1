package dev.aac.producer.result;

import dev.aac.producer.platform.settings.WholeNumberSetting;
import dev.aac.producer.platform.settings.WrongSetting;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How large a file of a report may be; workers have the same limit, and keep it first. */
@Singleton
@Startup(WrongSetting.CHECKED_FIRST)
public class ReportSettings {

    private static final WholeNumberSetting.Range RANGE =
            new WholeNumberSetting.Range(1, 256 * 1024 * 1024);

    private final long fileBytesMax;

    public ReportSettings(@ConfigProperty(name = "aac.reports.file-bytes-max") String bytes) {
        this.fileBytesMax = WholeNumberSetting.read("MAX_FILE_SIZE", bytes, RANGE, "");
    }

    public long fileBytesMax() {
        return fileBytesMax;
    }
}
