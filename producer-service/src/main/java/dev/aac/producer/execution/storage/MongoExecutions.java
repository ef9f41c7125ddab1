package dev.aac.producer.execution.storage;

import dev.aac.contract.fact.RunPhase;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.Backlog;
import dev.aac.producer.execution.Dispatch;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionFilter;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.PagePosition;
import dev.aac.producer.execution.WaitingLine;
import dev.aac.producer.execution.storage.DispatchDocument.State;
import dev.aac.producer.platform.tenancy.DuplicateKey;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.ScopedCollection;
import dev.aac.producer.platform.tenancy.TenantCollection;
import dev.aac.schema.StoreIndex;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Executions in MongoDB: every change is one conditional update. */
@Singleton
public class MongoExecutions implements Executions {

    private static final String STATE = "dispatch.state";
    private static final String TURN = "dispatch.turn";
    private static final Document NEWEST_FIRST = new Document("createdAt", -1).append("taskId", -1);
    private static final Document SERVED_FIRST = new Document(TURN, 1);
    private static final Document IN_LINE = ExecutionFilters.inLine();
    private static final Document SHORTENED = ExecutionFilters.listed(PAGE_TESTS_MAX);

    private final TenantCollection<ExecutionDocument> executions;

    public MongoExecutions(ExecutionDocuments documents) {
        this.executions = TenantCollection.of(documents);
    }

    @Override
    public boolean insert(OrganizationScope scope, Execution execution) {
        try {
            in(scope).insert(ExecutionMapping.toDocument(execution));
            return true;
        } catch (DuplicateKey refused) {
            if (refused.isOn(StoreIndex.EXECUTIONS_TASK)) {
                return false;
            }
            throw refused;
        }
    }

    @Override
    public Optional<Execution> find(OrganizationScope scope, TaskId taskId) {
        return in(scope).findFirst(byTask(taskId)).map(ExecutionMapping::toDomain);
    }

    @Override
    public List<Execution> page(
            OrganizationScope scope,
            ExecutionFilter filter,
            @Nullable PagePosition after,
            int limit) {
        if (limit < 1 || limit > PAGE_MAX + 1) {
            throw new IllegalArgumentException("limit is out of range");
        }
        return in(scope)
                .find(ExecutionFilters.of(filter, after), NEWEST_FIRST, SHORTENED, limit)
                .stream()
                .map(ExecutionMapping::toDomain)
                .toList();
    }

    @Override
    public Optional<Execution> oldestWaiting(OrganizationScope scope) {
        return in(scope).find(waiting(), SERVED_FIRST, 1).stream()
                .findFirst()
                .map(ExecutionMapping::toDomain);
    }

    @Override
    public WaitingLine line(OrganizationScope scope) {
        Document live =
                new Document(
                        STATE, new Document("$in", List.of(State.SENT.name(), State.HELD.name())));
        List<Dispatch.Waiting> first =
                in(scope).find(waiting(), SERVED_FIRST, IN_LINE, LINE_MAX).stream()
                        .map(found -> DispatchMapping.toDomain(found.dispatch(), found.slotKey()))
                        .map(Dispatch.Waiting.class::cast)
                        .toList();
        return new WaitingLine((int) in(scope).count(live, Backlog.PLACES_MAX), first);
    }

    @Override
    public int countBefore(OrganizationScope scope, Dispatch.Waiting waiting, int max) {
        Document before = new Document("$lt", DispatchMapping.turn(waiting));
        return (int) in(scope).count(waiting().append(TURN, before), max);
    }

    @Override
    public int countBetween(
            OrganizationScope scope, Dispatch.Waiting from, Dispatch.Waiting before, int max) {
        Document between =
                new Document("$gte", DispatchMapping.turn(from))
                        .append("$lt", DispatchMapping.turn(before));
        return (int) in(scope).count(waiting().append(TURN, between), max);
    }

    @Override
    public Written replace(OrganizationScope scope, Execution next) {
        requireOwn(scope, next);
        Document predecessor =
                byTask(next.taskId())
                        .append("runId", next.runId().value())
                        .append("version", next.version() - 1);
        try {
            return in(scope).updateFirst(predecessor, ProgressMapping.update(next))
                    ? Written.SAVED
                    : Written.STALE;
        } catch (DuplicateKey refused) {
            if (refused.isOn(StoreIndex.EXECUTIONS_SLOT)) {
                return Written.SLOT_TAKEN;
            }
            throw refused;
        }
    }

    @Override
    public Renewed extendLease(
            OrganizationScope scope,
            TaskId taskId,
            FencingToken token,
            Instant until,
            @Nullable RunPhase phase) {
        Document held = byTask(taskId).append("dispatch.lease.token", token.value());
        FieldChanges changes = new FieldChanges().raise("dispatch.lease.until", until);
        if (phase != null) {
            changes.put("dispatch.lease.phase", phase.name());
        }
        return in(scope)
                .findFirstAndUpdate(held, changes.toUpdate())
                .map(document -> document.cancelRequested() ? Renewed.CANCEL : Renewed.KEPT)
                .orElse(Renewed.LOST);
    }

    @Override
    public boolean delete(OrganizationScope scope, TaskId taskId) {
        return in(scope).deleteFirst(byTask(taskId));
    }

    private ScopedCollection<ExecutionDocument> in(OrganizationScope scope) {
        return executions.in(scope);
    }

    private static Document waiting() {
        return new Document(STATE, State.WAITING.name());
    }

    private static Document byTask(TaskId taskId) {
        return new Document("taskId", taskId.value());
    }

    private static void requireOwn(OrganizationScope scope, Execution execution) {
        if (!execution.organizationId().equals(scope.organizationId())) {
            throw new IllegalArgumentException("the execution belongs to another organization");
        }
    }
}
