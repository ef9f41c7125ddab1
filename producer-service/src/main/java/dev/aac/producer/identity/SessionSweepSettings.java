package dev.aac.producer.identity;

import dev.aac.producer.platform.settings.DurationSetting;
import dev.aac.producer.platform.settings.WrongSetting;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How often expired sessions are looked for, and how long they are kept. */
@Singleton
@Startup(WrongSetting.CHECKED_FIRST)
public class SessionSweepSettings {

    static final Duration EVERY_MAX = Duration.ofDays(1);
    static final Duration RETENTION_MAX = Duration.ofDays(90);

    private final Duration retention;

    /**
     * @param every is read by the scheduler; here only checked
     */
    public SessionSweepSettings(
            @ConfigProperty(name = "aac.identity.session-sweep-every") String every,
            @ConfigProperty(name = "aac.identity.session-retention") String retention) {
        DurationSetting.read("SESSION_SWEEP_EVERY", every, EVERY_MAX);
        this.retention = DurationSetting.read("SESSION_RETENTION", retention, RETENTION_MAX);
    }

    /** A spent token that a thief tries late is recognized as long as its session is kept. */
    Duration retention() {
        return retention;
    }
}
