package dev.aac.producer.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.schema.InstallationKind;
import dev.aac.schema.SchemaStamp;
import dev.aac.schema.StoreCollection;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoreSchemaTest {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    @BeforeEach
    void empty() {
        STORE.empty();
    }

    @Test
    void newDatabaseIsStampedByTheFirstStart() {
        start();

        assertThat(stamp()).contains(SchemaStamp.CURRENT);
        start();
        assertThat(stamp()).contains(SchemaStamp.CURRENT);
    }

    @Test
    void databaseOlderThanStampsIsStampedToo() {
        STORE.raw(StoreCollection.EXECUTIONS)
                .insertOne(new Document("organizationId", new ObjectId()).append("taskId", "a"));

        start();

        assertThat(stamp()).contains(SchemaStamp.CURRENT);
    }

    @Test
    void executionsOfNoOrganizationAreNotStartedOn() {
        STORE.raw(StoreCollection.EXECUTIONS).insertOne(new Document("taskId", "a"));

        assertRefused("has schema 0 and this producer needs 1: run the migrations");

        assertThat(stamp()).isEmpty();
    }

    @Test
    void originalsThatCameAfterTheStampAreNotStartedOn() {
        start();
        STORE.raw(StoreCollection.EXECUTIONS).insertOne(new Document("taskId", "a"));

        assertRefused("has schema 0 and this producer needs 1: run the migrations");
    }

    @Test
    void newerDatabaseIsNewerWhateverItHolds() {
        stamp(2);
        STORE.raw(StoreCollection.EXECUTIONS).insertOne(new Document("taskId", "a"));

        assertRefused("has schema 2 and this producer knows only 1");
    }

    @Test
    void databaseThatIsBeingMigratedIsNotStartedOn() {
        stamp(0);

        assertRefused("has schema 0 and this producer needs 1: run the migrations");
    }

    @Test
    void newerDatabaseIsNotStartedOn() {
        stamp(2);

        assertRefused("has schema 2 and this producer knows only 1");
    }

    private static void assertRefused(String sentence) {
        assertThatThrownBy(StoreSchemaTest::start)
                .hasMessageContaining(sentence)
                .hasCauseInstanceOf(PreventFurtherStepsException.class);
    }

    private static void start() {
        new StoreStart(STORE.storeDatabase(), "mongodb://127.0.0.1").onStart(new StartupEvent());
    }

    private static void stamp(int version) {
        installation().put(SchemaStamp.ID, new Document(SchemaStamp.VERSION, version));
    }

    private static Optional<Integer> stamp() {
        return installation().find(SchemaStamp.ID).map(SchemaStamp::version);
    }

    private static InstallationCollection installation() {
        return InstallationCollection.of(STORE.storeDatabase(), InstallationKind.INSTALLATION);
    }
}
