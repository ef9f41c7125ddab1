package dev.aac.producer.identity;

import dev.aac.producer.platform.settings.WholeNumberSetting;
import dev.aac.producer.platform.settings.WrongSetting;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many wrong passwords lock an account. */
@Singleton
@Startup(WrongSetting.CHECKED_FIRST)
public class SignInLockSettings {

    private static final WholeNumberSetting.Range RANGE = new WholeNumberSetting.Range(1, 1_000);

    private final int failures;

    public SignInLockSettings(
            @ConfigProperty(name = "aac.identity.lockout-failures") String failures) {
        this.failures = WholeNumberSetting.read("LOCKOUT_FAILURES", failures, RANGE, "");
    }

    int failures() {
        return failures;
    }
}
