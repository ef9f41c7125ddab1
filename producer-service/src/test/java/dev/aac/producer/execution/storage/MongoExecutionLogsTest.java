package dev.aac.producer.execution.storage;

import dev.aac.producer.execution.ExecutionLogs;
import dev.aac.producer.execution.ExecutionLogsContract;
import org.junit.jupiter.api.AfterAll;

class MongoExecutionLogsTest extends ExecutionLogsContract {

    private static final StoredCollections STORE = new StoredCollections();

    @AfterAll
    static void stop() {
        STORE.close();
    }

    @Override
    protected ExecutionLogs empty() {
        return new MongoExecutionLogs(STORE.empty().logChunks());
    }
}
