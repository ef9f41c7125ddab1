package dev.aac.producer.result.storage;

import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import org.bson.Document;

/** Filters by run, in the order of the indexes. */
final class RunFilter {

    private RunFilter() {}

    static Document ofAttempt(OrganizationScope scope, RunRef run) {
        if (!run.organizationId().equals(scope.organizationId())) {
            throw new IllegalArgumentException("the run belongs to another organization");
        }
        return ofExecution(run.taskId(), run.runId()).append("attempt", run.attempt());
    }

    /** All attempts; the scope adds whose it is. */
    static Document ofExecution(TaskId taskId, RunId runId) {
        return new Document("taskId", taskId.value()).append("runId", runId.value());
    }
}
