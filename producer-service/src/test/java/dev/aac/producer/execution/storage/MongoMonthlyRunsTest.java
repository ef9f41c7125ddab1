package dev.aac.producer.execution.storage;

import dev.aac.producer.execution.MonthlyRuns;
import dev.aac.producer.execution.MonthlyRunsContract;
import org.junit.jupiter.api.AfterAll;

class MongoMonthlyRunsTest extends MonthlyRunsContract {

    private static final StoredCollections STORE = new StoredCollections();

    private final MonthlyRuns runs = new MongoMonthlyRuns(STORE.empty().usage());

    @AfterAll
    static void stop() {
        STORE.close();
    }

    @Override
    protected MonthlyRuns runs() {
        return runs;
    }
}
