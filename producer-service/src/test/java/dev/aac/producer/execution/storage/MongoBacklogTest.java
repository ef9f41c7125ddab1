package dev.aac.producer.execution.storage;

import dev.aac.producer.execution.Backlog;
import dev.aac.producer.execution.BacklogContract;
import dev.aac.producer.execution.Executions;
import org.junit.jupiter.api.AfterAll;

class MongoBacklogTest extends BacklogContract {

    private static final StoredCollections STORE = new StoredCollections();

    private final ExecutionDocuments documents = STORE.empty().executions();
    private final Executions executions = new MongoExecutions(documents);
    private final Backlog backlog = new MongoBacklog(documents);

    @AfterAll
    static void stop() {
        STORE.close();
    }

    @Override
    protected Executions executions() {
        return executions;
    }

    @Override
    protected Backlog backlog() {
        return backlog;
    }
}
