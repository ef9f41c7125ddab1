package dev.aac.migrations.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.client.model.IndexOptions;
import dev.aac.embedded.store.EmbeddedStore;
import dev.aac.schema.SchemaStamp;
import dev.aac.schema.StoreCollection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunnerTest {

    private final EmbeddedStore store = EmbeddedStore.inMemory();
    private final Database database = Database.at(new ConnectionString(store.uri() + "/run"));
    private final List<String> said = new ArrayList<>();

    @AfterEach
    void close() {
        database.close();
        store.close();
    }

    @Test
    void whatIsWrittenAfterTheLastCheckIsNoticedAndMigratedByTheNextRun() {
        insertOriginal();
        Overtaken overtaken = new Overtaken();

        assertThatThrownBy(() -> runner(overtaken).up())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("of the old form came meanwhile: stop what writes them");

        assertThat(database.version()).hasValue(SchemaStamp.ORIGINAL);
        assertThatThrownBy(() -> runner(overtaken).verify()).hasMessageContaining("run up first");
        overtaken.isOvertaken = false;
        runner(overtaken).up();
        assertThat(overtaken.runs).isEqualTo(2);
        assertThat(database.version()).hasValue(SchemaStamp.CURRENT);
        assertThat(said).last().isEqualTo("schema 1");
    }

    @Test
    void indexesThatRefuseOrDeleteAreSaidAndDropped() {
        database.documents(StoreCollection.EXECUTIONS)
                .createIndex(new Document("taskId", 1), new IndexOptions().unique(true));
        database.documents(StoreCollection.EXECUTIONS)
                .createIndex(
                        new Document("startTime", 1),
                        new IndexOptions().expireAfter(30L, TimeUnit.DAYS));
        database.documents(StoreCollection.EXECUTIONS).createIndex(new Document("folder", 1));
        String unique = "executions.taskId_1 (unique)";
        String expiring = "executions.startTime_1 (deletes documents)";

        runner(new Overtaken()).dryRun();
        assertThat(said)
                .contains("would drop the index " + unique, "would drop the index " + expiring);
        runner(new Overtaken()).up();

        assertThat(said).contains("dropped the index " + unique, "dropped the index " + expiring);
        assertThat(names(StoreCollection.EXECUTIONS))
                .contains("folder_1", "slotKey_1")
                .doesNotContain("taskId_1", "startTime_1");
        said.clear();
        runner(new Overtaken()).verify();
        assertThat(said).containsExactly("all is as it should be");
    }

    @Test
    void declaredIndexWithoutItsRuleIsNoticedAndMadeAnew() {
        runner(new Overtaken()).up();
        database.documents(StoreCollection.USERS).dropIndex("email_1");
        database.documents(StoreCollection.USERS).createIndex(new Document("email", 1));

        assertThatThrownBy(() -> runner(new Overtaken()).verify())
                .hasMessage("Indexes are missing: users.email_1");
        assertThat(said).contains("the index users.email_1 (not as declared) is in the way");

        runner(new Overtaken()).up();
        runner(new Overtaken()).verify();
    }

    @Test
    void uniqueIndexThatIsNotDeclaredIsNamed() {
        runner(new Overtaken()).up();
        database.documents(StoreCollection.EXECUTIONS)
                .createIndex(new Document("taskId", 1), new IndexOptions().unique(true));

        assertThatThrownBy(() -> runner(new Overtaken()).verify())
                .hasMessage("Indexes are in the way: up drops them");
        assertThat(said).contains("the index executions.taskId_1 (unique) is in the way");
    }

    @Test
    void callThatGoesThroughAWholeCollectionMayTakeAsLongAsAnIndex() {
        assertThat(
                        Database.patient(database.documents(StoreCollection.EXECUTIONS))
                                .getTimeout(TimeUnit.HOURS))
                .isEqualTo(2);
    }

    private List<String> names(StoreCollection kind) {
        List<String> names = new ArrayList<>();
        database.documents(kind).listIndexes().forEach(index -> names.add(index.getString("name")));
        return names;
    }

    private void insertOriginal() {
        database.documents(StoreCollection.EXECUTIONS).insertOne(new Document("taskId", "late"));
    }

    private Runner runner(Migration migration) {
        return new Runner(
                database,
                List.of(migration),
                new Runner.Locking("this test", Duration.ofMinutes(10), Duration.ZERO),
                said::add);
    }

    /** Removes the originals; the old service then writes another one unless it was stopped. */
    private final class Overtaken extends IdleMigration {

        private boolean isOvertaken = true;
        private int runs;

        @Override
        public void up(Step step) {
            runs++;
            database.documents(StoreCollection.EXECUTIONS).deleteMany(Database.original());
            if (isOvertaken) {
                insertOriginal();
            }
        }
    }
}
