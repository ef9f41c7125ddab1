package dev.aac.producer.explanation;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** {@link ModelUsage} without a store. Thread-safe. */
public final class InMemoryModelUsage implements ModelUsage {

    private record Key(OrganizationId organization, YearMonth month) {}

    private static final class Month {
        private final Set<String> asked = new HashSet<>();
        private final Set<String> open = new HashSet<>();
        private Used used = new Used(0, 0, 0, 0);
    }

    private final Map<Key, Month> months = new HashMap<>();

    private Month of(OrganizationScope scope, YearMonth month) {
        return months.computeIfAbsent(new Key(scope.organizationId(), month), _ -> new Month());
    }

    @Override
    public synchronized boolean take(OrganizationScope scope, YearMonth month, String run) {
        return of(scope, month).asked.add(run);
    }

    @Override
    public synchronized boolean reserve(
            OrganizationScope scope, YearMonth month, String call, Amount amount) {
        Month found = of(scope, month);
        Used used = found.used;
        if (used.micros() + amount.micros() > amount.budgetMicros()
                || found.open.size() >= OPEN_MAX) {
            return false;
        }
        found.open.add(call);
        found.used =
                new Used(
                        used.micros() + amount.micros(),
                        used.calls(),
                        used.inputTokens(),
                        used.outputTokens());
        return true;
    }

    @Override
    public synchronized void settle(
            OrganizationScope scope, YearMonth month, String call, Settlement settlement) {
        Month found = of(scope, month);
        Used used = found.used;
        if (found.open.remove(call)) {
            found.used =
                    new Used(
                            used.micros() + settlement.cost() - settlement.reserved(),
                            used.calls() + 1,
                            used.inputTokens() + settlement.inputTokens(),
                            used.outputTokens() + settlement.outputTokens());
        }
    }

    @Override
    public synchronized Used used(OrganizationScope scope, YearMonth month) {
        return of(scope, month).used;
    }
}
