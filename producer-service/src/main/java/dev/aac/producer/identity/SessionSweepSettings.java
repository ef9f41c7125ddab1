package dev.aac.producer.identity;

import dev.aac.producer.platform.settings.DurationSetting;
import dev.aac.producer.platform.settings.WrongSetting;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long expired sessions are kept; how often they are looked for, the scheduler reads. */
@Singleton
@Startup(WrongSetting.CHECKED_FIRST)
public class SessionSweepSettings {

    static final Duration RETENTION_MAX = Duration.ofDays(90);

    private final Duration retention;

    public SessionSweepSettings(
            @ConfigProperty(name = "aac.identity.session-retention") String retention) {
        this.retention = DurationSetting.read("SESSION_RETENTION", retention, RETENTION_MAX);
    }

    /** A spent token that a thief tries late is recognized as long as its session is kept. */
    Duration retention() {
        return retention;
    }
}
