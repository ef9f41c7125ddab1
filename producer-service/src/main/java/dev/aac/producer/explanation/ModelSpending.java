package dev.aac.producer.explanation;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** What an organization uses up in this UTC month. Throws what the store throws. */
@Singleton
public class ModelSpending {

    private final ModelPolicy policy;
    private final ModelUsage usage;
    private final Clock clock;

    public ModelSpending(ModelPolicy policy, ModelUsage usage, Clock clock) {
        this.policy = policy;
        this.usage = usage;
        this.clock = clock;
    }

    /**
     * @param budgetMicros in millionths of a US dollar
     */
    public record Spending(YearMonth month, ModelUsage.Used used, long budgetMicros) {}

    public Spending of(OrganizationScope scope) {
        YearMonth month = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
        return new Spending(month, usage.used(scope, month), policy.of(scope).budgetMicros());
    }
}
