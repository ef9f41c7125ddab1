package dev.aac.producer.platform.time;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/** Provides the clock that everything else is given. */
public final class ClockProvider {

    /** What the store keeps of a point in time: a finer one would not be read back as written. */
    public static final Duration PRECISION = Duration.ofMillis(1);

    /** The system's time in UTC, in steps of {@link #PRECISION}. */
    @Produces
    @Singleton
    public Clock clock() {
        return Clock.tick(Clock.system(ZoneOffset.UTC), PRECISION);
    }
}
