package dev.aac.producer.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import dev.aac.embedded.store.EmbeddedStore;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.schema.StoreIndex;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoreCallsTest {

    @Test
    void absentStoreIsAwayWithinItsTime() throws IOException {
        try (MongoClient client = clientOf(freePort())) {
            MongoCollection<Document> absent = client.getDatabase("x").getCollection("x");
            long begun = System.nanoTime();
            assertThatThrownBy(() -> StoreCalls.call(() -> absent.find().first()))
                    .isInstanceOf(StoreAway.class)
                    .extracting(away -> ((StoreAway) away).problem())
                    .isEqualTo(FixedProblem.STORE_UNAVAILABLE);
            assertThat(System.nanoTime() - begun).isLessThan(StoreCalls.CALL_TIMEOUT.toNanos());
        }
    }

    @Test
    void storeThatDiesIsAway() {
        EmbeddedStore store = EmbeddedStore.inMemory();
        try (MongoClient client = clientOf(store.port())) {
            MongoCollection<Document> collection = client.getDatabase("x").getCollection("x");
            StoreCalls.call(() -> collection.insertOne(new Document("_id", 1)));
            store.close();
            assertThatThrownBy(
                            () ->
                                    StoreCalls.call(
                                            () -> collection.insertOne(new Document("_id", 2))))
                    .isInstanceOf(StoreAway.class);
        }
    }

    @Test
    void refusingIndexIsNamed() {
        try (EmbeddedStore store = EmbeddedStore.inMemory();
                MongoClient client = clientOf(store.port())) {
            MongoCollection<Document> users = client.getDatabase("x").getCollection("users");
            users.createIndex(
                    new Document("email", 1),
                    new IndexOptions().unique(true).name(StoreIndex.USERS_EMAIL.indexName()));
            StoreCalls.call(() -> users.insertOne(user(1)));
            DuplicateKey byInsert =
                    catchThrowableOfType(
                            DuplicateKey.class,
                            () -> StoreCalls.call(() -> users.insertOne(user(2))));
            assertThat(byInsert.isOn(StoreIndex.USERS_EMAIL)).isTrue();
            assertThat(byInsert.isOn(StoreIndex.ORGANIZATIONS_SLUG)).isFalse();
            StoreCalls.call(() -> users.insertOne(new Document("_id", 3).append("email", "b")));
            Document clash = new Document("$set", new Document("email", "a"));
            for (Runnable write :
                    List.<Runnable>of(
                            () -> users.updateOne(new Document("_id", 3), clash),
                            () -> users.findOneAndUpdate(new Document("_id", 3), clash))) {
                DuplicateKey refused =
                        catchThrowableOfType(
                                DuplicateKey.class,
                                () ->
                                        StoreCalls.call(
                                                () -> {
                                                    write.run();
                                                    return true;
                                                }));
                assertThat(refused.isOn(StoreIndex.USERS_EMAIL)).isTrue();
            }
        }
    }

    @Test
    void ofManyOnlyDuplicatesMayBeRefused() {
        BulkWriteError duplicate = new BulkWriteError(11_000, "a like", new BsonDocument(), 0);
        BulkWriteError tooLarge = new BulkWriteError(2, "too large", new BsonDocument(), 1);
        WriteConcernError unconfirmed =
                new WriteConcernError(64, "timeout", "no majority", new BsonDocument());

        assertThat(StoreCalls.isOfDuplicatesOnly(refusal(null, duplicate, duplicate))).isTrue();
        for (MongoBulkWriteException more :
                List.of(
                        refusal(null, duplicate, tooLarge),
                        refusal(unconfirmed, duplicate),
                        refusal(unconfirmed))) {
            assertThatThrownBy(() -> StoreCalls.isOfDuplicatesOnly(more)).isSameAs(more);
        }
    }

    private static MongoBulkWriteException refusal(
            @Nullable WriteConcernError unconfirmed, BulkWriteError... errors) {
        return new MongoBulkWriteException(
                BulkWriteResult.acknowledged(0, 0, 0, 0, List.of(), List.of()),
                List.of(errors),
                unconfirmed,
                new ServerAddress(),
                Set.of());
    }

    private static Document user(int id) {
        return new Document("_id", id).append("email", "a");
    }

    private static MongoClient clientOf(int port) {
        return MongoClients.create(
                MongoClientSettings.builder()
                        .applyToClusterSettings(
                                cluster ->
                                        cluster.hosts(List.of(new ServerAddress("127.0.0.1", port)))
                                                .serverSelectionTimeout(500, TimeUnit.MILLISECONDS))
                        .build());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
