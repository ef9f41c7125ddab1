package dev.aac.producer.platform.watch;

import dev.aac.producer.platform.settings.DurationSetting;
import dev.aac.producer.platform.settings.WholeNumberSetting;
import dev.aac.producer.platform.settings.WrongSetting;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How often within which time is unusual. */
@Singleton
@Startup(WrongSetting.CHECKED_FIRST)
public class WatchSettings {

    static final Duration WINDOW_MAX = Duration.ofDays(1);

    private static final WholeNumberSetting.Range RANGE =
            new WholeNumberSetting.Range(0, 1_000_000);
    private static final String OFF = "; 0 turns the pattern off";

    private final Duration window;
    private final Map<UnusualPattern, Integer> thresholds;

    public WatchSettings(
            @ConfigProperty(name = "aac.watch.window") String window,
            @ConfigProperty(name = "aac.watch.foreign-ids") String foreignIds,
            @ConfigProperty(name = "aac.watch.missing-things") String missingThings,
            @ConfigProperty(name = "aac.watch.account-failures") String accountFailures,
            @ConfigProperty(name = "aac.watch.address-failures") String addressFailures) {
        this.window = DurationSetting.read("WATCH_WINDOW", window, WINDOW_MAX);
        this.thresholds =
                Map.of(
                        UnusualPattern.FOREIGN_IDS, read("WATCH_FOREIGN_IDS", foreignIds),
                        UnusualPattern.MISSING_THINGS, read("WATCH_MISSING_THINGS", missingThings),
                        UnusualPattern.ACCOUNT_FAILURES,
                                read("WATCH_ACCOUNT_FAILURES", accountFailures),
                        UnusualPattern.ADDRESS_FAILURES,
                                read("WATCH_ADDRESS_FAILURES", addressFailures));
    }

    private static int read(String name, String text) {
        return WholeNumberSetting.read(name, text, RANGE, OFF);
    }

    /** The time from the first of a pattern, in which the others are added up. */
    Duration window() {
        return window;
    }

    /** How many within a window are unusual; 0 when nobody shall look. */
    int threshold(UnusualPattern pattern) {
        return thresholds.getOrDefault(pattern, 0);
    }
}
