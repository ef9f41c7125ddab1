package dev.aac.producer.execution.storage;

import dev.aac.producer.execution.ExecutionListContract;
import dev.aac.producer.execution.Executions;
import org.junit.jupiter.api.AfterAll;

class MongoExecutionListTest extends ExecutionListContract {

    private static final StoredCollections STORE = new StoredCollections();

    @AfterAll
    static void stop() {
        STORE.close();
    }

    @Override
    protected Executions empty() {
        return new MongoExecutions(STORE.empty().executions());
    }
}
