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

    /**
     * How long something may take. The long run holds it to the figure; the short one, which shares
     * two cores with its own load and whatever else a build machine does, to half as much again.
     */
    Duration atMost(Duration figure) {
        return switch (this) {
            case SHORT -> figure.multipliedBy(3).dividedBy(2);
            case LONG -> figure;
        };
    }

    /** How long random kills go on at least; zero when nobody asked. */
    static Duration killing() {
        return Duration.ofMinutes(Integer.getInteger(MINUTES, 0));
    }
}
