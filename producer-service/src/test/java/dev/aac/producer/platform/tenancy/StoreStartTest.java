package dev.aac.producer.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.aac.embedded.store.EmbeddedStore;
import dev.aac.producer.platform.testing.LogRecords;
import dev.aac.schema.StoreCollection;
import dev.aac.schema.StoreIndex;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoreStartTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final int port = freePort();
    private final MongoClient client =
            MongoClients.create(
                    MongoClientSettings.builder()
                            .applyToClusterSettings(
                                    cluster ->
                                            cluster.hosts(
                                                            List.of(
                                                                    new ServerAddress(
                                                                            "127.0.0.1", port)))
                                                    .serverSelectionTimeout(
                                                            100, TimeUnit.MILLISECONDS))
                            .build());
    private final String uri = "mongodb://127.0.0.1:" + port + "/started";
    private final StoreStart start = new StoreStart(new StoreDatabase(client, uri), uri);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void storeThatComesLaterIsWaitedFor() throws Exception {
        try (LogRecords log = LogRecords.listen();
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> started = threads.submit(() -> start.onStart(new StartupEvent()));
            await().atMost(PATIENCE)
                    .until(() -> !log.saying("waiting for the store at MONGODB_URI").isEmpty());
            assertThat(started.isDone()).isFalse();
            try (EmbeddedStore store = EmbeddedStore.inMemory(port)) {
                started.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                assertThat(store.port()).isEqualTo(port);
                for (StoreCollection kind : StoreCollection.values()) {
                    assertThat(indexes(kind.collectionName()))
                            .as("%s", kind)
                            .containsExactlyInAnyOrderElementsOf(declared(kind));
                }
                assertThat(indexes("limit_counts")).containsExactlyInAnyOrder("_id_", "endsAt_1");
            }
        }
    }

    @Test
    void startThatIsInterruptedWhileItWaitsEndsWithASentence() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> start.onStart(new StartupEvent()))
                .hasMessage("The start was interrupted while waiting for the store");
        assertThat(Thread.interrupted()).as("whoever started it sees it, too").isTrue();
    }

    @Test
    void addressThatIsNoneIsNotWaitedFor() {
        StoreStart wrong = new StoreStart(new StoreDatabase(client, uri), "http://127.0.0.1");
        assertThatThrownBy(() -> wrong.onStart(new StartupEvent()))
                .hasMessageContaining("MONGODB_URI is not a MongoDB connection string");
    }

    @Test
    void storeThatIsAwayDoesNotAnswerAPing() {
        assertThatThrownBy(() -> new StoreDatabase(client, uri).ping())
                .isInstanceOf(StoreAway.class);
    }

    @Test
    void addressWithoutADatabaseMeansTheDefaultOne() {
        assertThat(new StoreDatabase(client, "mongodb://127.0.0.1").resolve())
                .isEqualTo(StoreDatabase.DEFAULT_NAME);
        assertThat(new StoreDatabase(client, uri).resolve()).isEqualTo("started");
    }

    /** With the one that every collection has. */
    private static List<String> declared(StoreCollection kind) {
        return Stream.concat(
                        Stream.of("_id_"),
                        Stream.of(StoreIndex.values())
                                .filter(index -> index.collection() == kind)
                                .map(StoreIndex::indexName))
                .toList();
    }

    private List<String> indexes(String collection) {
        List<String> names = new ArrayList<>();
        for (Document index :
                client.getDatabase("started").getCollection(collection).listIndexes()) {
            names.add(index.getString("name"));
        }
        return names;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException impossible) {
            throw new AssertionError("no free port", impossible);
        }
    }
}
