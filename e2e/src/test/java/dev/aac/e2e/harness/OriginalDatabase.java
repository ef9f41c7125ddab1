package dev.aac.e2e.harness;

import static com.mongodb.client.model.Filters.eq;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;

/** A database that the original service filled, seen behind the product's back. */
public final class OriginalDatabase implements AutoCloseable {

    private static final int BATCH = 1_000;
    private static final String EXECUTIONS = "executions";
    private static final String MIGRATIONS = "migrations";
    private static final String LOCK = "lock";

    private final String uri;
    private final MongoClient client;
    private final MongoDatabase database;

    /**
     * Fills a database that is not there yet.
     *
     * @param store which runs
     * @param count of its executions
     */
    public OriginalDatabase(EmbeddedServices store, String name, int count) {
        this.uri = "mongodb://127.0.0.1:%d/%s".formatted(store.mongoPort(), name);
        this.client = MongoClients.create(uri);
        this.database = client.getDatabase(name);
        for (int first = 0; first < count; first += BATCH) {
            int next = Math.min(first + BATCH, count);
            collection(EXECUTIONS).insertMany(OriginalExecutions.numbered(first, next));
        }
    }

    /** Without a proxy. */
    public String uri() {
        return uri;
    }

    public String name() {
        return database.getName();
    }

    public long count(String collection) {
        return collection(collection).countDocuments();
    }

    /** How many executions the migrations say they have converted. */
    public long converted() {
        Document history = collection(MIGRATIONS).find(eq(1)).first();
        return history != null && history.get("converted") instanceof Number count
                ? count.longValue()
                : 0;
    }

    /** What a minute after the death of its holder does. */
    public void letLockExpire() {
        collection(MIGRATIONS).updateOne(eq(LOCK), Updates.set("until", Instant.EPOCH));
    }

    /**
     * A hash of each collection, over every document in the order of its id: without the lock, and
     * without the ids that are made anew for each organization and admin.
     */
    public Map<String, String> hashes() {
        String organization = onlyId("organizations");
        String admin = onlyId("users");
        Map<String, String> hashes = new TreeMap<>();
        for (String collection : database.listCollectionNames()) {
            MessageDigest digest = sha256();
            for (Document each : inOrder(collection)) {
                if (!LOCK.equals(each.get("_id"))) {
                    String text = each.toJson().replace(organization, "?").replace(admin, "?");
                    digest.update(text.getBytes(UTF_8));
                }
            }
            hashes.put(collection, HexFormat.of().formatHex(digest.digest()));
        }
        return hashes;
    }

    /** In batches of a size: without one the embedded store answers all the rest at once. */
    private FindIterable<Document> inOrder(String collection) {
        return collection(collection).find().sort(Sorts.ascending("_id")).batchSize(BATCH);
    }

    private String onlyId(String collection) {
        Document only = collection(collection).find().first();
        return only == null ? "there is none" : only.getObjectId("_id").toHexString();
    }

    private MongoCollection<Document> collection(String collection) {
        return database.getCollection(collection);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** Throws its data away, so that the next one finds as much room. */
    public void drop() {
        database.drop();
    }

    @Override
    public void close() {
        client.close();
    }
}
