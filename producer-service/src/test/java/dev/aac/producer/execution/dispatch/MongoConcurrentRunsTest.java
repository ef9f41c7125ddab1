package dev.aac.producer.execution.dispatch;

import dev.aac.producer.execution.Backlog;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.storage.ExecutionDocuments;
import dev.aac.producer.execution.storage.MongoBacklog;
import dev.aac.producer.execution.storage.MongoExecutions;
import dev.aac.producer.execution.storage.StoredCollections;
import org.junit.jupiter.api.AfterAll;

class MongoConcurrentRunsTest extends ConcurrentRunsContract {

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

    @Override
    protected int runs() {
        return 40;
    }
}
