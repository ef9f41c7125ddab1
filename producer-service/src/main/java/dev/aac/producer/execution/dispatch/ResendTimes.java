package dev.aac.producer.execution.dispatch;

import dev.aac.contract.id.RunRef;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a job that nobody claims is published again: after 30 s, then after waits that double. Each
 * replica counts for itself, what one sends again puts the others off. For one thread at a time.
 */
final class ResendTimes {

    /** The first wait. */
    static final Duration UNCLAIMED_MAX = Duration.ofSeconds(30);

    /** The longest wait. */
    static final Duration WAIT_MAX = Duration.ofMinutes(5);

    private static final int DOUBLINGS_MAX = 4;
    private static final int REMEMBERED_MAX = 10_000;

    private final Map<RunRef, Integer> resent =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.@Nullable Entry<RunRef, Integer> eldest) {
                    return size() > REMEMBERED_MAX;
                }
            };

    boolean isDue(RunRef run, Instant sentAt, Instant now) {
        int doublings = Math.min(resent.getOrDefault(run, 0), DOUBLINGS_MAX);
        Duration wait = UNCLAIMED_MAX.multipliedBy(1L << doublings);
        return !sentAt.plus(wait.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : wait).isAfter(now);
    }

    void resent(RunRef run) {
        resent.merge(run, 1, Integer::sum);
    }
}
