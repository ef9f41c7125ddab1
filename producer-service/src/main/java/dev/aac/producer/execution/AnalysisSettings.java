package dev.aac.producer.execution;

import dev.aac.producer.platform.settings.WrongSetting;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether failed runs are analyzed. */
@Singleton
@Startup(WrongSetting.CHECKED_FIRST)
public final class AnalysisSettings {

    private final boolean on;

    public AnalysisSettings(@ConfigProperty(name = "aac.analysis.on") String on) {
        this.on =
                switch (on) {
                    case "on" -> true;
                    case "off" -> false;
                    default -> throw WrongSetting.because("ANALYSIS must be on or off");
                };
    }

    boolean isOn() {
        return on;
    }
}
