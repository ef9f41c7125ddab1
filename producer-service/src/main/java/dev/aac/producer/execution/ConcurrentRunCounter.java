package dev.aac.producer.execution;

import dev.aac.producer.organization.UsageCounter;
import dev.aac.producer.organization.UsageKind;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Counts the runs whose jobs are sent to a worker or held by one. */
@Singleton
public class ConcurrentRunCounter implements UsageCounter {

    private final Lines lines;

    public ConcurrentRunCounter(Lines lines) {
        this.lines = lines;
    }

    @Override
    public UsageKind kind() {
        return UsageKind.CONCURRENT_RUNS;
    }

    @Override
    public int used(OrganizationScope scope, Instant now) {
        return lines.of(scope).live();
    }
}
