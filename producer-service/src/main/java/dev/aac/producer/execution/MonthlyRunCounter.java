package dev.aac.producer.execution;

import dev.aac.producer.organization.UsageCounter;
import dev.aac.producer.organization.UsageKind;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** Counts the runs of the month as {@link MonthlyQuota} does. */
@Singleton
public class MonthlyRunCounter implements UsageCounter {

    private final MonthlyRuns runs;

    public MonthlyRunCounter(MonthlyRuns runs) {
        this.runs = runs;
    }

    @Override
    public UsageKind kind() {
        return UsageKind.TEST_RUNS;
    }

    @Override
    public int used(OrganizationScope scope, Instant now) {
        return runs.used(scope, YearMonth.from(now.atOffset(ZoneOffset.UTC)));
    }
}
