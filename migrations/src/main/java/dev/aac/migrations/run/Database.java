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
import dev.aac.schema.InstallationKind;
import dev.aac.schema.SchemaStamp;
import dev.aac.schema.StoreCollection;
import java.time.Duration;
import java.time.Instant;
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
    static final Duration WHOLE_TIMEOUT = Duration.ofHours(2);
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

    /**
     * The same for a call that may have to go through all of it, as counting and making an index
     * do: it has as long as the largest collection needs.
     */
    public static <D> MongoCollection<D> patient(MongoCollection<D> collection) {
        return collection.withTimeout(WHOLE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How many executions of before there were organizations are not moved aside. */
    public long countOriginals() {
        return patient(documents(StoreCollection.EXECUTIONS)).countDocuments(original());
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
        return SchemaStamp.standing(
                Optional.ofNullable(
                        documents(InstallationKind.INSTALLATION)
                                .find(new Document("_id", SchemaStamp.ID))
                                .first()),
                this::holdsOriginals);
    }

    /**
     * Says that the documents have that form. It goes back where originals were found beneath a
     * stamp, but never from a newer form than is known.
     */
    void stamp(int version) {
        MongoCollection<Document> installation = documents(InstallationKind.INSTALLATION);
        Document stamp = new Document("_id", SchemaStamp.ID);
        try {
            installation.insertOne(new Document(stamp).append(SchemaStamp.VERSION, version));
        } catch (MongoWriteException refused) {
            requireDuplicate(refused);
            Document newer = new Document("$gt", SchemaStamp.CURRENT);
            installation.updateOne(
                    stamp.append(SchemaStamp.VERSION, new Document("$not", newer)),
                    new Document("$set", new Document(SchemaStamp.VERSION, version)));
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
                        patient(documents(StoreCollection.EXECUTIONS))
                                .find(original())
                                .projection(new Document("_id", 1))
                                .first())
                .isPresent();
    }

    @Override
    public void close() {
        client.close();
    }
}
