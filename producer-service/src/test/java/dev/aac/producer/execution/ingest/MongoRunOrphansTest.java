package dev.aac.producer.execution.ingest;

import dev.aac.producer.execution.ExecutionLogs;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.storage.MongoExecutionLogs;
import dev.aac.producer.execution.storage.MongoExecutions;
import dev.aac.producer.execution.storage.StoredCollections;
import org.junit.jupiter.api.AfterAll;

class MongoRunOrphansTest extends RunOrphansContract {

    private static final StoredCollections STORE = new StoredCollections();

    private final StoredCollections collections = STORE.empty();
    private final Executions executions = new MongoExecutions(collections.executions());
    private final ExecutionLogs logs = new MongoExecutionLogs(collections.logChunks());

    @AfterAll
    static void stop() {
        STORE.close();
    }

    @Override
    protected Executions executions() {
        return executions;
    }

    @Override
    protected ExecutionLogs logs() {
        return logs;
    }
}
