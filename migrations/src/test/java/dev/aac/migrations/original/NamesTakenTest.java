package dev.aac.migrations.original;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import dev.aac.embedded.store.EmbeddedStore;
import dev.aac.migrations.run.Database;
import dev.aac.schema.StoreCollection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NamesTakenTest {

    private final EmbeddedStore store = EmbeddedStore.inMemory();
    private final Database database = Database.at(new ConnectionString(store.uri() + "/names"));

    @AfterEach
    void close() {
        database.close();
        store.close();
    }

    @Test
    void nameIsTakenWhenItWasSeenBefore() {
        NamesTaken taken = new NamesTaken(database, Optional.empty(), 10);

        assertThat(taken.seen("a")).isFalse();
        assertThat(taken.seen("b")).isFalse();
        assertThat(taken.seen("a")).isTrue();
        assertThat(taken.overflowed()).isFalse();
    }

    @Test
    void noMoreNamesAreRememberedThanFit() {
        NamesTaken taken = new NamesTaken(database, Optional.empty(), 1);

        assertThat(taken.seen("a")).isFalse();
        assertThat(taken.seen("a")).isTrue();
        assertThat(taken.overflowed()).isFalse();
        assertThat(taken.seen("b")).isFalse();
        assertThat(taken.seen("b")).isFalse();
        assertThat(taken.overflowed()).isTrue();
    }

    @Test
    void organizationHoldsItsOwnNamesOnly() {
        ObjectId organization = new ObjectId();
        database.documents(StoreCollection.EXECUTIONS)
                .insertMany(
                        List.of(
                                execution("a", organization),
                                execution("b", new ObjectId()),
                                execution("c", organization)));

        assertThat(
                        new NamesTaken(database, Optional.of(organization), 10)
                                .inOrganization(List.of("a", "b")))
                .containsExactly("a");
        assertThat(new NamesTaken(database, Optional.empty(), 10).inOrganization(List.of("a")))
                .isEmpty();
    }

    private static Document execution(String taskId, ObjectId organization) {
        return new Document("taskId", taskId).append("organizationId", organization);
    }
}
