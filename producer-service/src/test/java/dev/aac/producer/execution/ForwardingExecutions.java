package dev.aac.producer.execution;

import dev.aac.contract.fact.RunPhase;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Executions that hand each call on, for tests that change or watch a few of them. */
public abstract class ForwardingExecutions implements Executions {

    /** Where this call goes; asked for once per call. */
    protected abstract Executions target();

    @Override
    public boolean insert(OrganizationScope scope, Execution execution) {
        return target().insert(scope, execution);
    }

    @Override
    public Optional<Execution> find(OrganizationScope scope, TaskId taskId) {
        return target().find(scope, taskId);
    }

    @Override
    public List<Execution> page(
            OrganizationScope scope,
            ExecutionFilter filter,
            @Nullable PagePosition after,
            int limit) {
        return target().page(scope, filter, after, limit);
    }

    @Override
    public Optional<Execution> oldestWaiting(OrganizationScope scope) {
        return target().oldestWaiting(scope);
    }

    @Override
    public WaitingLine line(OrganizationScope scope) {
        return target().line(scope);
    }

    @Override
    public int countBefore(OrganizationScope scope, Dispatch.Waiting waiting, int max) {
        return target().countBefore(scope, waiting, max);
    }

    @Override
    public int countBetween(
            OrganizationScope scope, Dispatch.Waiting from, Dispatch.Waiting before, int max) {
        return target().countBetween(scope, from, before, max);
    }

    @Override
    public Written replace(OrganizationScope scope, Execution next) {
        return target().replace(scope, next);
    }

    @Override
    public Renewed extendLease(
            OrganizationScope scope,
            TaskId taskId,
            FencingToken token,
            Instant until,
            @Nullable RunPhase phase) {
        return target().extendLease(scope, taskId, token, until, phase);
    }

    @Override
    public boolean delete(OrganizationScope scope, TaskId taskId) {
        return target().delete(scope, taskId);
    }
}
