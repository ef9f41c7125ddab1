package dev.aac.producer.execution.storage;

import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionFilter;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.PagePosition;
import dev.aac.producer.execution.storage.DispatchDocument.State;
import dev.aac.producer.platform.tenancy.DuplicateKey;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.ScopedCollection;
import dev.aac.producer.platform.tenancy.StoreIndex;
import dev.aac.producer.platform.tenancy.TenantCollection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Executions in MongoDB: every change is one conditional update. */
@Singleton
public class MongoExecutions implements Executions {

    private static final Document NEWEST_FIRST = new Document("createdAt", -1).append("taskId", -1);
    private static final Document LONGEST_WAITING_FIRST = new Document("dispatch.since", 1);
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
        Document waiting = new Document("dispatch.state", State.WAITING.name());
        // All places of one organization start alike; '$' is the character after '#'.
        Document ownPlaces =
                new Document("$gte", scope.organizationId() + "#")
                        .append("$lt", scope.organizationId() + "$");
        Document withPlace = new Document(waiting).append("slotKey", ownPlaces);
        return first(scope, withPlace).or(() -> first(scope, waiting));
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
            OrganizationScope scope, TaskId taskId, FencingToken token, Instant until) {
        Document held = byTask(taskId).append("dispatch.lease.token", token.value());
        Document later = new FieldChanges().raise("dispatch.lease.until", until).toUpdate();
        return in(scope)
                .findFirstAndUpdate(held, later)
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

    private Optional<Execution> first(OrganizationScope scope, Document filter) {
        return in(scope).find(filter, LONGEST_WAITING_FIRST, 1).stream()
                .findFirst()
                .map(ExecutionMapping::toDomain);
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
