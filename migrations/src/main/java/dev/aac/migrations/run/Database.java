package dev.aac.migrations.run;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexModel;
import dev.aac.schema.InstallationKind;
import dev.aac.schema.SchemaIndexes;
import dev.aac.schema.SchemaStamp;
import dev.aac.schema.StoreCollection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.RawBsonDocument;

/**
 * The database that is migrated. What was written is on the disks of most of its servers when a
 * call returns; each call has a limit of time. Safe for use by many threads.
 */
public final class Database implements AutoCloseable {

    /** As the producer has it, for an address that names none. */
    static final String DEFAULT_NAME = "automation_platform";

    /** Longest wait for a store that is away at the start. */
    static final Duration WAIT_MAX = Duration.ofMinutes(5);

    private static final int DUPLICATE_KEY = 11_000;
    private static final Duration CALL_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration INDEX_TIMEOUT = Duration.ofHours(2);
    private static final Duration SELECTION_TIMEOUT = Duration.ofSeconds(5);

    /** Documents of before there were organizations: the field is missing, or empty. */
    private static final Document ORIGINAL =
            new Document(StoreCollection.EXECUTIONS.tenantField(), null);

    private final MongoClient client;
    private final MongoDatabase database;

    private Database(MongoClient client, String name) {
        this.client = client;
        this.database =
                client.getDatabase(name)
                        .withTimeout(CALL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                        .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    /** Connects when it is first used. */
    public static Database at(ConnectionString address) {
        MongoClient client =
                MongoClients.create(
                        MongoClientSettings.builder()
                                .applyConnectionString(address)
                                .applicationName("aac-migrations")
                                .applyToClusterSettings(
                                        cluster ->
                                                cluster.serverSelectionTimeout(
                                                        SELECTION_TIMEOUT.toMillis(),
                                                        TimeUnit.MILLISECONDS))
                                .build());
        String named = address.getDatabase();
        return new Database(client, named == null ? DEFAULT_NAME : named);
    }

    public String name() {
        return database.getName();
    }

    /**
     * Returns when the store answers.
     *
     * @throws RefusedException when it did not for {@link #WAIT_MAX}
     */
    public void await(Consumer<String> say) {
        long deadlineNanos = System.nanoTime() + WAIT_MAX.toNanos();
        while (true) {
            try {
                database.runCommand(new Document("ping", 1));
                return;
            } catch (MongoTimeoutException | MongoSocketException _) {
                if (System.nanoTime() > deadlineNanos) {
                    throw new RefusedException(
                            "The store at MONGODB_URI did not answer for "
                                    + WAIT_MAX.toMinutes()
                                    + " minutes");
                }
                say.accept("waiting for the store at MONGODB_URI");
            }
        }
    }

    public MongoCollection<Document> documents(String collectionName) {
        return database.getCollection(collectionName);
    }

    /** The same as they are stored, byte by byte. */
    public MongoCollection<RawBsonDocument> raw(String collectionName) {
        return database.getCollection(collectionName, RawBsonDocument.class);
    }

    /** To be read from its beginning to its end by one cursor, however long that takes. */
    public MongoCollection<RawBsonDocument> unlimited(String collectionName) {
        return raw(collectionName).withTimeout(0, TimeUnit.MILLISECONDS);
    }

    public MongoCollection<Document> documents(StoreCollection kind) {
        return documents(kind.collectionName());
    }

    MongoCollection<Document> documents(InstallationKind kind) {
        return documents(kind.collectionName());
    }

    /** The filter for executions of before there were organizations. */
    public static Document original() {
        return new Document(ORIGINAL);
    }

    /** What time it is for the store: leases of different machines are compared by it. */
    Instant now() {
        return database.runCommand(new Document("isMaster", 1)).getDate("localTime").toInstant();
    }

    /** The form the documents have; empty when nothing says so because nothing is there. */
    public OptionalInt version() {
        Document stamp =
                documents(InstallationKind.INSTALLATION)
                        .find(new Document("_id", SchemaStamp.ID))
                        .first();
        if (stamp != null) {
            return OptionalInt.of(SchemaStamp.version(stamp));
        }
        return holdsOriginals() ? OptionalInt.of(SchemaStamp.ORIGINAL) : OptionalInt.empty();
    }

    /** Says that the documents have that form; never goes back. */
    void stamp(int version) {
        MongoCollection<Document> installation = documents(InstallationKind.INSTALLATION);
        Document stamp = new Document("_id", SchemaStamp.ID);
        try {
            installation.insertOne(new Document(stamp).append(SchemaStamp.VERSION, version));
        } catch (MongoWriteException refused) {
            requireDuplicate(refused);
            Document older = stamp.append(SchemaStamp.VERSION, new Document("$lt", version));
            installation.updateOne(
                    older, new Document("$set", new Document(SchemaStamp.VERSION, version)));
        }
    }

    /** Goes on when there was a document already, and with the failure when it is another one. */
    static void requireDuplicate(MongoWriteException refused) {
        if (refused.getError().getCode() != DUPLICATE_KEY) {
            throw refused;
        }
    }

    private boolean holdsOriginals() {
        return Optional.ofNullable(
                        documents(StoreCollection.EXECUTIONS)
                                .find(original())
                                .projection(new Document("_id", 1))
                                .first())
                .isPresent();
    }

    /** Makes every declared index; those that are there cost nothing. */
    public void makeIndexes() {
        for (StoreCollection kind : StoreCollection.values()) {
            make(kind.collectionName(), SchemaIndexes.of(kind));
        }
        for (InstallationKind kind : InstallationKind.values()) {
            make(kind.collectionName(), SchemaIndexes.of(kind));
        }
    }

    private void make(String collectionName, List<IndexModel> models) {
        if (!models.isEmpty()) {
            documents(collectionName)
                    .withTimeout(INDEX_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .createIndexes(models);
        }
    }

    /** The declared indexes that are not there, by collection and name. */
    List<String> missingIndexes() {
        List<String> missing = new ArrayList<>();
        for (StoreCollection kind : StoreCollection.values()) {
            List<String> there = new ArrayList<>();
            documents(kind).listIndexes().forEach(index -> there.add(index.getString("name")));
            SchemaIndexes.of(kind).stream()
                    .map(model -> String.valueOf(model.getOptions().getName()))
                    .filter(name -> !there.contains(name))
                    .forEach(name -> missing.add(kind.collectionName() + "." + name));
        }
        return missing;
    }

    @Override
    public void close() {
        client.close();
    }
}
