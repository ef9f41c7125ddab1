package dev.aac.producer.execution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How long an organization's runs take: the median of its latest that passed and that failed, from
 * the first start to the end. Remembered for a while.
 *
 * <p>From it comes the estimate of a wait: position x median / places, where the places are as many
 * as the organization may use and the workers have. That is when its turn comes if its own runs
 * keep ending one after the other and no other organization takes the slots.
 */
@Singleton
public class RunDurations {

    /** How many of each verdict are looked at. */
    static final int LATEST = 20;

    /** How long a median is good enough. */
    static final Duration REMEMBERED = Duration.ofSeconds(30);

    private static final int ORGANIZATIONS_MAX = 1_000;

    private final Executions executions;
    private final Cache<OrganizationScope, Optional<Duration>> medians =
            Caffeine.newBuilder()
                    .maximumSize(ORGANIZATIONS_MAX)
                    .expireAfterWrite(REMEMBERED)
                    .build();

    public RunDurations(Executions executions) {
        this.executions = executions;
    }

    /** Empty when none has ended. */
    Optional<Duration> median(OrganizationScope scope) {
        return medians.get(scope, this::read);
    }

    private Optional<Duration> read(OrganizationScope scope) {
        Duration[] sorted =
                Stream.of(ExecutionStatus.PASSED, ExecutionStatus.FAILED)
                        .flatMap(verdict -> latest(scope, verdict))
                        .flatMap(RunDurations::duration)
                        .sorted()
                        .toArray(Duration[]::new);
        return sorted.length == 0 ? Optional.empty() : Optional.of(sorted[sorted.length / 2]);
    }

    /** One status at a time: that is what the index is for. */
    private Stream<Execution> latest(OrganizationScope scope, ExecutionStatus verdict) {
        ExecutionFilter ended =
                new ExecutionFilter(Set.of(verdict), null, null, null, null, null, null, null);
        return executions.page(scope, ended, null, LATEST).stream();
    }

    private static Stream<Duration> duration(Execution execution) {
        Instant start = execution.progress().result().startTime();
        Instant end = execution.progress().result().endTime();
        return start == null || end == null
                ? Stream.empty()
                : Stream.of(Duration.between(start, end));
    }
}
