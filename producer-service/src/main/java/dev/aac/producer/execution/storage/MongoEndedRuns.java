package dev.aac.producer.execution.storage;

import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.Backlog.RunPointer;
import dev.aac.producer.execution.EndedRuns;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.platform.tenancy.MaintenanceScope;
import dev.aac.producer.platform.tenancy.MaintenanceScope.Sweep;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.TenantCollection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.bson.Document;

/** Reads and removes one field of ended executions, which nothing else knows. */
@Singleton
public class MongoEndedRuns implements EndedRuns {

    /** When it ended; absent before, and once it is counted. */
    static final String DUE = "figuresDue";

    private static final String TASK_ID = "taskId";

    private final TenantCollection<ExecutionDocument> executions;
    private final MaintenanceScope maintenance = MaintenanceScope.forPurpose("figures");

    public MongoEndedRuns(ExecutionDocuments documents) {
        this.executions = TenantCollection.of(documents);
    }

    @Override
    public List<RunPointer> due(int limit) {
        if (limit < 1 || limit > ANSWER_MAX) {
            throw new IllegalArgumentException("limit is out of range");
        }
        // A range, so that the index, which has no others, is used.
        Document any = new Document(DUE, new Document("$gte", Instant.EPOCH));
        Sweep<ExecutionDocument> due = new Sweep<>(executions, TASK_ID, any, new Document(DUE, 1));
        return maintenance.pairs(due, limit).stream()
                .map(pair -> new RunPointer(pair.reenter(), new TaskId(pair.key())))
                .toList();
    }

    @Override
    public boolean isDue(OrganizationScope scope, Execution execution) {
        Document due = run(execution).append(DUE, new Document("$exists", true));
        return executions.in(scope).count(due, 1) > 0;
    }

    @Override
    public void counted(OrganizationScope scope, Execution execution) {
        Document noMore = new Document("$unset", new Document(DUE, ""));
        boolean _ = executions.in(scope).updateFirst(run(execution), noMore);
    }

    private static Document run(Execution execution) {
        return new Document(TASK_ID, execution.taskId().value())
                .append("runId", execution.runId().value());
    }
}
