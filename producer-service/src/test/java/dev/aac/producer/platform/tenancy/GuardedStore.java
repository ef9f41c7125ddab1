package dev.aac.producer.platform.tenancy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import dev.aac.producer.platform.testing.PlainStore;
import java.util.UUID;
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
    private static final MongoClient GUARDED =
            MongoClients.create(
                    MongoClientSettings.builder()
                            .applyConnectionString(new ConnectionString(PlainStore.uri()))
                            .addCommandListener(new TenancyGuard())
                            .addCommandListener(new CommentedCommands())
                            .build());

    private String database = "test-" + UUID.randomUUID();

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
        return GUARDED.getDatabase(database).getCollection(kind.collectionName(), stored);
    }

    /** The database as the producer has it. */
    public StoreDatabase storeDatabase() {
        return new StoreDatabase(GUARDED, PlainStore.uri() + "/" + database);
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
