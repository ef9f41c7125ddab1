package dev.aac.migrations.original;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import dev.aac.embedded.store.EmbeddedStore;
import dev.aac.migrations.run.Database;
import dev.aac.schema.StoreCollection;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SingleTenantMigrationTest {

    private final EmbeddedStore store = EmbeddedStore.inMemory();
    private final Database database = Database.at(new ConnectionString(store.uri() + "/faults"));
    private final SingleTenantMigration migration =
            new SingleTenantMigration(null, new AdminPassword(null, 4));

    @AfterEach
    void close() {
        database.close();
        store.close();
    }

    @Test
    void originalsThatAreLeftAreAFaultThoughNothingWasEverMigrated() {
        assertThat(migration.faults(database, new Document(), _ -> {})).isEmpty();

        database.documents(StoreCollection.EXECUTIONS).insertOne(new Document("taskId", "late"));

        assertThat(migration.faults(database, new Document(), _ -> {}))
                .containsExactly("1 executions of the old form are left: run up");
    }
}
