package dev.aac.producer.platform.watch;

import dev.aac.producer.platform.audit.AuditTrail;
import dev.aac.producer.platform.limits.InMemoryWindowCounts;
import dev.aac.producer.platform.limits.WindowCounts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;

/** Parts of the watch, put together for tests: what goes on beside a request is done at once. */
public final class Watches {

    static final int ACCOUNT_FAILURES = 4;
    static final int ADDRESS_FAILURES = 6;
    static final WatchSettings SETTINGS =
            new WatchSettings("15m", "3", "5", "" + ACCOUNT_FAILURES, "" + ADDRESS_FAILURES);

    private Watches() {}

    /** One that counts by itself. */
    public static SignInFailures signInFailures(AuditTrail trail, Clock clock) {
        PatternWatch patterns =
                patterns(
                        new InMemoryWindowCounts(),
                        new WatchMetrics(new SimpleMeterRegistry()),
                        clock);
        return new SignInFailures(patterns, trail, Runnable::run);
    }

    static PatternWatch patterns(WindowCounts counts, WatchMetrics metrics, Clock clock) {
        return new PatternWatch(counts, SETTINGS, metrics, clock);
    }
}
