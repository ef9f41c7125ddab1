package dev.aac.producer.execution.storage;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.aac.producer.platform.testing.PlainStore;
import dev.aac.schema.SchemaIndexes;
import dev.aac.schema.StoreCollection;
import java.util.UUID;
import org.bson.Document;

/** A database for the tests of the adapters, plain, without the rest of the producer. */
public final class StoredCollections implements AutoCloseable {

    private static final MongoClient CLIENT = MongoClients.create(PlainStore.uri());

    private MongoDatabase database = CLIENT.getDatabase("unused");

    /** From now on the collections are empty and have their indexes. */
    public StoredCollections empty() {
        database.drop();
        database = CLIENT.getDatabase("test-" + UUID.randomUUID());
        for (StoreCollection kind : StoreCollection.values()) {
            raw(kind).createIndexes(SchemaIndexes.of(kind));
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

    /** The documents as they are. */
    MongoCollection<Document> raw(StoreCollection kind) {
        return database.getCollection(kind.collectionName());
    }

    /** Leaves nothing behind; {@link #empty} makes it usable again. */
    @Override
    public void close() {
        database.drop();
    }
}
