package dev.aac.producer.platform.tenancy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.event.CommandStartedEvent;
import dev.aac.producer.platform.testing.PlainStore;
import dev.aac.schema.SchemaIndexes;
import dev.aac.schema.StoreCollection;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A database for tests of what is in it, without the rest of the producer. A test during which a
 * command without an organization was sent to it fails, as it does beside the whole producer.
 */
public final class GuardedStore implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private static final MongoClient UNGUARDED = MongoClients.create(PlainStore.uri());

    /** Ends with the process: a class may be run again after its end. */
    private final MongoClient guarded;

    private String database = "test-" + UUID.randomUUID();

    public GuardedStore() {
        this(_ -> {});
    }

    /**
     * @param heard of every command, on the thread that sends it
     */
    public GuardedStore(Consumer<CommandStartedEvent> heard) {
        guarded =
                MongoClients.create(
                        MongoClientSettings.builder()
                                .applyConnectionString(new ConnectionString(PlainStore.uri()))
                                .addCommandListener(new TenancyGuard(heard))
                                .addCommandListener(new CommentedCommands())
                                .build());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        empty();
    }

    /** From now on the collections are empty. */
    public void empty() {
        UNGUARDED.getDatabase(database).drop();
        database = "test-" + UUID.randomUUID();
        index();
    }

    /** One command for each collection: pitest asks for this before each method of a class. */
    private void index() {
        for (StoreCollection kind : StoreCollection.values()) {
            raw(kind).createIndexes(SchemaIndexes.of(kind));
        }
    }

    public <D> MongoCollection<D> collection(StoreCollection kind, Class<D> stored) {
        return guarded.getDatabase(database).getCollection(kind.collectionName(), stored);
    }

    /** The database as the producer has it. */
    public StoreDatabase storeDatabase() {
        return new StoreDatabase(guarded, PlainStore.uri() + "/" + database);
    }

    /** The documents as they are, whosever. */
    public MongoCollection<Document> raw(StoreCollection kind) {
        return UNGUARDED.getDatabase(database).getCollection(kind.collectionName());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TenancyGuard.failOnViolations();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        UNGUARDED.getDatabase(database).drop();
    }
}
