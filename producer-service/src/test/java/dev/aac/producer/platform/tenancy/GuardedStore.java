package dev.aac.producer.platform.tenancy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.event.CommandStartedEvent;
import dev.aac.embedded.store.EmbeddedStore;
import dev.aac.producer.platform.testing.TestServices;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A store for tests of what is in it, without the rest of the producer: the embedded one unless
 * there is a MongoDB. A test during which a command without an organization was sent to it fails,
 * as it does beside the whole producer.
 */
public final class GuardedStore implements AfterEachCallback, AfterAllCallback {

    private final @Nullable EmbeddedStore store;
    private final MongoClient client;
    private final MongoClient unguarded;
    private final String uri;
    private String database = "test-" + UUID.randomUUID();

    public GuardedStore() {
        this(_ -> {});
    }

    /**
     * @param heard of every command, on the thread that sends it
     */
    public GuardedStore(Consumer<CommandStartedEvent> heard) {
        store = TestServices.mongodb().isPresent() ? null : EmbeddedStore.inMemory();
        uri = store == null ? TestServices.mongodb().orElseThrow() : store.uri();
        unguarded = MongoClients.create(uri);
        client =
                MongoClients.create(
                        MongoClientSettings.builder()
                                .applyConnectionString(new ConnectionString(uri))
                                .addCommandListener(new TenancyGuard(heard))
                                .build());
        index();
    }

    /** From now on the collections are empty. */
    public void empty() {
        unguarded.getDatabase(database).drop();
        database = "test-" + UUID.randomUUID();
        index();
    }

    private void index() {
        for (StoreIndex index : StoreIndex.values()) {
            Document keys = new Document();
            index.fields().forEach(field -> keys.append(field, 1));
            raw(index.collection())
                    .createIndex(
                            keys,
                            new IndexOptions()
                                    .name(index.indexName())
                                    .unique(index.isUnique())
                                    .sparse(index.isSparse()));
        }
    }

    public <D> MongoCollection<D> collection(StoreCollection kind, Class<D> stored) {
        return client.getDatabase(database).getCollection(kind.collectionName(), stored);
    }

    /** The database as the producer has it. */
    public StoreDatabase storeDatabase() {
        return new StoreDatabase(client, uri + "/" + database);
    }

    /** The documents as they are, whosever. */
    public MongoCollection<Document> raw(StoreCollection kind) {
        return unguarded.getDatabase(database).getCollection(kind.collectionName());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TenancyGuardCallback.failOnViolations();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        client.close();
        unguarded.close();
        if (store != null) {
            store.close();
        }
    }
}
