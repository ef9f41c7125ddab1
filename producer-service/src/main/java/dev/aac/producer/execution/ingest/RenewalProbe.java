package dev.aac.producer.execution.ingest;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether renewals could pass lately. This replica's own probes go through the renewal queue like
 * any renewal; as long as they come back without a gap for a whole lease time, a lease that was not
 * renewed has a dead worker and not a dead broker, store or producer. By the wall clock, so that a
 * frozen process and a clock that is set forward are gaps too. Safe for all threads.
 */
@Singleton
class RenewalProbe {

    /** Time between two probes. */
    static final Duration PERIOD = Duration.ofSeconds(1);

    /** A longer time without a probe that passed, or for one to pass, is a gap. */
    static final Duration GAP_MAX = Duration.ofSeconds(4);

    private final Clock clock;
    private @Nullable Instant since;
    private @Nullable Instant last;

    RenewalProbe(Clock clock) {
        this.clock = clock;
    }

    /** A probe that was sent at that time has come back. */
    synchronized void passed(Instant sentAt) {
        Instant now = clock.instant();
        if (sentAt.plus(GAP_MAX).isBefore(now)) {
            return;
        }
        if (last == null || last.plus(GAP_MAX).isBefore(now)) {
            since = now;
        }
        last = now;
    }

    /** Whether renewals could pass during all of that time until now. */
    synchronized boolean hasPassedFor(Duration whole) {
        Instant now = clock.instant();
        return since != null
                && last != null
                && !last.plus(GAP_MAX).isBefore(now)
                && !since.plus(whole).isAfter(now);
    }
}
