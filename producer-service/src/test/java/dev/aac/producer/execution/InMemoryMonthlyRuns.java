package dev.aac.producer.execution;

import dev.aac.contract.id.RunId;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counted runs in maps, for tests of what stands above the store. Thread-safe. */
public final class InMemoryMonthlyRuns implements MonthlyRuns {

    private final Map<OpenMonth, Usage> months = new HashMap<>();

    private static final class Usage {
        private int runs;
        private final Map<RunId, OpenRun> open = new LinkedHashMap<>();
    }

    @Override
    public synchronized int used(OrganizationScope scope, YearMonth month) {
        return of(scope, month).runs;
    }

    @Override
    public synchronized Counting count(
            OrganizationScope scope, YearMonth month, OpenRun run, int limit) {
        Usage usage = of(scope, month);
        if (usage.runs >= limit) {
            return new Counting.Full(usage.runs);
        }
        if (usage.open.size() >= OPEN_MAX) {
            return new Counting.Crowded();
        }
        usage.runs++;
        usage.open.put(run.runId(), run);
        return new Counting.Counted();
    }

    @Override
    public synchronized void close(
            OrganizationScope scope, YearMonth month, RunId run, boolean stored) {
        Usage usage = of(scope, month);
        @Nullable OpenRun open = usage.open.remove(run);
        if (open != null) {
            usage.runs += (stored ? 1 : 0) - (open.counted() ? 1 : 0);
        }
    }

    @Override
    public synchronized void lapse(
            OrganizationScope scope, YearMonth month, OpenRun run, Instant checkAt) {
        Usage usage = of(scope, month);
        @Nullable OpenRun open = usage.open.get(run.runId());
        if (open != null && open.counted()) {
            usage.runs--;
            usage.open.put(run.runId(), new OpenRun(run.runId(), run.taskId(), false, checkAt));
        }
    }

    @Override
    public synchronized List<OpenMonth> overdue(Instant now, int limit) {
        if (limit < 1 || limit > ANSWER_MAX) {
            throw new IllegalArgumentException("limit is out of range");
        }
        return months.entrySet().stream()
                .filter(
                        month ->
                                month.getValue().open.values().stream()
                                        .anyMatch(run -> run.checkAt().isBefore(now)))
                .map(Map.Entry::getKey)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<OpenRun> open(OrganizationScope scope, YearMonth month) {
        return List.copyOf(of(scope, month).open.values());
    }

    private Usage of(OrganizationScope scope, YearMonth month) {
        return months.computeIfAbsent(new OpenMonth(scope, month), _ -> new Usage());
    }
}
