package dev.aac.producer.execution.storage;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import dev.aac.embedded.store.EmbeddedStore;
import dev.aac.producer.platform.tenancy.StoreCollection;
import dev.aac.producer.platform.tenancy.StoreIndex;
import dev.aac.producer.platform.testing.TestServices;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A store for the tests of the adapters, plain, without the rest of the producer: the embedded one
 * unless there is a MongoDB.
 */
public final class StoredCollections implements AutoCloseable {

    private final @Nullable EmbeddedStore store;
    private final MongoClient client;
    private MongoDatabase database;

    public StoredCollections() {
        store = TestServices.mongodb().isPresent() ? null : EmbeddedStore.inMemory();
        client =
                MongoClients.create(
                        store == null ? TestServices.mongodb().orElseThrow() : store.uri());
        database = client.getDatabase("unused");
    }

    /** From now on the collections are empty and have their indexes. */
    public StoredCollections empty() {
        database.drop();
        database = client.getDatabase("test-" + UUID.randomUUID());
        for (StoreIndex index : StoreIndex.values()) {
            Document keys = new Document();
            index.fields().forEach(field -> keys.append(field, 1));
            database.getCollection(index.collection().collectionName())
                    .createIndex(
                            keys,
                            new IndexOptions()
                                    .name(index.indexName())
                                    .unique(index.isUnique())
                                    .sparse(index.isSparse()));
        }
        return this;
    }

    public ExecutionDocuments executions() {
        MongoCollection<ExecutionDocument> collection =
                database.getCollection(
                        StoreCollection.EXECUTIONS.collectionName(), ExecutionDocument.class);
        return new ExecutionDocuments() {
            @Override
            public MongoCollection<ExecutionDocument> mongoCollection() {
                return collection;
            }
        };
    }

    public LogChunkDocuments logChunks() {
        MongoCollection<LogChunkDocument> collection =
                database.getCollection(
                        StoreCollection.LOG_CHUNKS.collectionName(), LogChunkDocument.class);
        return new LogChunkDocuments() {
            @Override
            public MongoCollection<LogChunkDocument> mongoCollection() {
                return collection;
            }
        };
    }

    UsageDocuments usage() {
        MongoCollection<UsageDocument> collection =
                database.getCollection(StoreCollection.USAGE.collectionName(), UsageDocument.class);
        return new UsageDocuments() {
            @Override
            public MongoCollection<UsageDocument> mongoCollection() {
                return collection;
            }
        };
    }

    /** The documents as they are. */
    MongoCollection<Document> raw(StoreCollection kind) {
        return database.getCollection(kind.collectionName());
    }

    @Override
    public void close() {
        client.close();
        if (store != null) {
            store.close();
        }
    }
}
