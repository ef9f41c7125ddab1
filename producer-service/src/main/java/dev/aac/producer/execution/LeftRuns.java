package dev.aac.producer.execution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.aac.contract.id.RunRef;
import java.time.Duration;
import java.time.Instant;

/**
 * Runs that another replica has explained: not to be looked at before it had its time. Forgotten
 * soon, which costs no more than another look. For all threads.
 */
final class LeftRuns {

    private static final int RUNS_MAX = 10_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(2);

    private final Cache<RunRef, Instant> runs =
            Caffeine.newBuilder().maximumSize(RUNS_MAX).expireAfterWrite(REMEMBERED).build();

    void leave(RunRef run, Instant until) {
        runs.put(run, until);
    }

    boolean isLeft(RunRef run, Instant now) {
        Instant until = runs.getIfPresent(run);
        return until != null && now.isBefore(until);
    }
}
