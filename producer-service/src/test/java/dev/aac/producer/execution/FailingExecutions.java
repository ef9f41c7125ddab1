package dev.aac.producer.execution;

import dev.aac.contract.fact.RunPhase;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.StoreAways;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Executions whose store can be away. Thread-safe. */
public final class FailingExecutions implements Executions {

    private final Executions real;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean away;

    public FailingExecutions(Executions real) {
        this.real = real;
    }

    public void setAway(boolean isAway) {
        away = isAway;
    }

    /** How many calls failed so far. */
    public int failures() {
        return failures.get();
    }

    @Override
    public boolean insert(OrganizationScope scope, Execution execution) {
        return reached().insert(scope, execution);
    }

    @Override
    public Optional<Execution> find(OrganizationScope scope, TaskId taskId) {
        return reached().find(scope, taskId);
    }

    @Override
    public List<Execution> page(
            OrganizationScope scope,
            ExecutionFilter filter,
            @Nullable PagePosition after,
            int limit) {
        return reached().page(scope, filter, after, limit);
    }

    @Override
    public Optional<Execution> oldestWaiting(OrganizationScope scope) {
        return reached().oldestWaiting(scope);
    }

    @Override
    public WaitingLine line(OrganizationScope scope) {
        return reached().line(scope);
    }

    @Override
    public int countBefore(OrganizationScope scope, Dispatch.Waiting waiting, int max) {
        return reached().countBefore(scope, waiting, max);
    }

    @Override
    public Written replace(OrganizationScope scope, Execution next) {
        return reached().replace(scope, next);
    }

    @Override
    public Renewed extendLease(
            OrganizationScope scope,
            TaskId taskId,
            FencingToken token,
            Instant until,
            @Nullable RunPhase phase) {
        return reached().extendLease(scope, taskId, token, until, phase);
    }

    @Override
    public boolean delete(OrganizationScope scope, TaskId taskId) {
        return reached().delete(scope, taskId);
    }

    private Executions reached() {
        if (away) {
            failures.incrementAndGet();
            throw StoreAways.asATestWantsIt();
        }
        return real;
    }
}
