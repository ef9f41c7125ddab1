package dev.aac.e2e.faults;

import java.time.Duration;
import java.util.Locale;

/** How much of each fault: what {@code ./aac test} has time for, or what the figures ask for. */
enum Size {
    /** {@code ./aac test}. */
    SHORT,
    /** {@code ./aac test --faults}. */
    LONG;

    private static final String NAME = "aac.faults";
    private static final String MINUTES = "aac.faults.minutes";

    static Size chosen() {
        return valueOf(System.getProperty(NAME, "short").toUpperCase(Locale.ROOT));
    }

    int of(int shortly, int longly) {
        return switch (this) {
            case SHORT -> shortly;
            case LONG -> longly;
        };
    }

    /** The same in seconds. */
    Duration seconds(int shortly, int longly) {
        return Duration.ofSeconds(of(shortly, longly));
    }

    /** How long random kills go on at least; zero when nobody asked. */
    static Duration killing() {
        return Duration.ofMinutes(Integer.getInteger(MINUTES, 0));
    }
}
