package dev.aac.producer.execution;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.execution.Attempt.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Counts and times what becomes of runs. Each replica counts what it has written itself, so the
 * installation's numbers are the sums. Safe for all threads.
 */
@Singleton
public class RunMetrics {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5)
    };

    private final Clock clock;
    private final Counter accepted;
    private final Counter resent;
    private final Counter lost;
    private final Counter lines;
    private final Timer dispatch;
    private final Timer claim;
    private final Timer logLag;
    private final Map<ExecutionStatus, Counter> ended = new EnumMap<>(ExecutionStatus.class);

    public RunMetrics(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        this.accepted = registry.counter("aac.executions.accepted");
        this.resent = registry.counter("aac.jobs.resent");
        this.lost = registry.counter("aac.leases.lost");
        this.lines = registry.counter("aac.log.lines");
        this.dispatch = timer(registry, "aac.dispatch.latency");
        this.claim = timer(registry, "aac.claim.latency");
        this.logLag = timer(registry, "aac.log.lag");
        for (ExecutionStatus status : ExecutionStatus.values()) {
            if (status.isFinal()) {
                ended.put(
                        status, registry.counter("aac.executions.ended", "status", status.name()));
            }
        }
    }

    private static Timer timer(MeterRegistry registry, String name) {
        return Timer.builder(name).serviceLevelObjectives(BUCKETS).register(registry);
    }

    void accepted() {
        accepted.increment();
    }

    /** An execution was changed. */
    void moved(Execution before, Execution after) {
        Dispatch now = after.progress().dispatch();
        switch (before.progress().dispatch()) {
            case Dispatch.Waiting(var since, _) when now instanceof Dispatch.Sent(_, var at) ->
                    record(dispatch, since, at);
            case Dispatch.Sent(_, var at) when now instanceof Dispatch.Held ->
                    record(claim, at, clock.instant());
            case Dispatch.Sent _ when now instanceof Dispatch.Sent -> resent.increment();
            case Dispatch.Waiting _,
                    Dispatch.Sent _,
                    Dispatch.Held _,
                    Dispatch.Analyzing _,
                    Dispatch.Done _ -> {}
        }
        lost.increment((double) (lostAttempts(after) - lostAttempts(before)));
        Counter end = ended.get(after.status());
        if (end != null && !before.status().isFinal()) {
            end.increment();
        }
    }

    /** Lines are stored. */
    void stored(List<LogLine> batch) {
        lines.increment(batch.size());
        if (!batch.isEmpty()) {
            record(logLag, batch.getFirst().time(), clock.instant());
        }
    }

    private static long lostAttempts(Execution execution) {
        return execution.progress().attempts().stream()
                .filter(attempt -> attempt.outcome() == Outcome.LOST)
                .count();
    }

    /** The clocks of two machines may differ: what took less than no time took none. */
    private static void record(Timer timer, Instant from, Instant to) {
        Duration taken = Duration.between(from, to);
        timer.record(taken.isNegative() ? Duration.ZERO : taken);
    }
}
