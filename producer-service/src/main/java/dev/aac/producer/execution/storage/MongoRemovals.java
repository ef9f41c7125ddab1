package dev.aac.producer.execution.storage;

import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.Backlog.RunPointer;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.Removals;
import dev.aac.producer.execution.storage.DispatchDocument.State;
import dev.aac.producer.platform.tenancy.MaintenanceScope;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.TenantCollection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Two times in the execution itself: when its details went, and when to see whether they did. */
@Singleton
public class MongoRemovals implements Removals {

    private static final String TASK_ID = "taskId";
    private static final String REMOVED_AT = "detailsRemovedAt";
    private static final String CHECK_AT = "removalCheckAt";
    private static final String END = "endTime";
    private static final Document FIRST_ENDED_FIRST = new Document(END, 1);
    private static final Document LONGEST_OVERDUE_FIRST = new Document(CHECK_AT, 1);
    private static final Document SHORTENED = ExecutionFilters.listed(Executions.PAGE_TESTS_MAX);
    private static final @Nullable Instant NEVER = null;

    private final TenantCollection<ExecutionDocument> executions;
    private final MaintenanceScope maintenance = MaintenanceScope.forPurpose("retention");

    public MongoRemovals(ExecutionDocuments documents) {
        this.executions = TenantCollection.of(documents);
    }

    @Override
    public List<Execution> due(OrganizationScope scope, Instant endedBefore, int limit) {
        requireLimit(limit);
        Document earlier = new Document("$lt", endedBefore);
        Document due =
                new Document(REMOVED_AT, NEVER)
                        .append(END, earlier)
                        .append("createdAt", earlier)
                        .append("dispatch.state", State.DONE.name());
        return executions.in(scope).find(due, FIRST_ENDED_FIRST, SHORTENED, limit).stream()
                .map(ExecutionMapping::toDomain)
                .toList();
    }

    @Override
    public boolean begin(
            OrganizationScope scope, Execution execution, Instant at, Instant checkAt) {
        Document kept =
                run(execution)
                        .append(REMOVED_AT, NEVER)
                        .append("dispatch.state", State.DONE.name());
        Document said = new Document(REMOVED_AT, at).append(CHECK_AT, checkAt);
        return executions
                .in(scope)
                .updateFirst(
                        kept,
                        new Document("$set", said).append("$inc", new Document("version", 1L)));
    }

    @Override
    public List<RunPointer> unfinished(Instant before, int limit) {
        requireLimit(limit);
        MaintenanceScope.Sweep<ExecutionDocument> overdue =
                new MaintenanceScope.Sweep<>(
                        executions, TASK_ID, checkedBefore(before), LONGEST_OVERDUE_FIRST);
        return maintenance.pairs(overdue, limit).stream()
                .map(pair -> new RunPointer(pair.reenter(), new TaskId(pair.key())))
                .toList();
    }

    @Override
    public Optional<Execution> takeUp(
            OrganizationScope scope, TaskId taskId, Instant before, Instant checkAt) {
        return executions
                .in(scope)
                .findFirstAndUpdate(
                        checkedBefore(before).append(TASK_ID, taskId.value()),
                        new Document("$set", new Document(CHECK_AT, checkAt)))
                .map(ExecutionMapping::toDomain);
    }

    @Override
    public boolean end(OrganizationScope scope, Execution execution) {
        Document begun = run(execution).append(CHECK_AT, new Document("$exists", true));
        return executions
                .in(scope)
                .updateFirst(begun, new Document("$unset", new Document(CHECK_AT, "")));
    }

    private static Document checkedBefore(Instant time) {
        return new Document(CHECK_AT, new Document("$lt", time));
    }

    private static Document run(Execution execution) {
        return new Document(TASK_ID, execution.taskId().value())
                .append("runId", execution.runId().value());
    }

    private static void requireLimit(int limit) {
        if (limit < 1 || limit > ANSWER_MAX) {
            throw new IllegalArgumentException("limit is out of range");
        }
    }
}
