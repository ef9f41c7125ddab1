package dev.aac.migrations;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.aac.embedded.store.EmbeddedStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;

/** A store of its own with one database, and the command for it in this process. */
final class TestStore implements AutoCloseable {

    static final String DATABASE = "automation_platform";

    private static final String EXECUTIONS = "executions";

    private final EmbeddedStore store = EmbeddedStore.inMemory();
    private final MongoClient client = MongoClients.create(store.uri());
    private final Map<String, String> environment =
            new HashMap<>(Map.of("MONGODB_URI", store.uri(), "PASSWORD_SALT_ROUNDS", "4"));

    MongoDatabase database() {
        return client.getDatabase(DATABASE);
    }

    MongoCollection<Document> collection(String name) {
        return database().getCollection(name);
    }

    MongoCollection<Document> executions() {
        return collection(EXECUTIONS);
    }

    TestStore with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** What the command said, and how it ended. */
    record Said(int status, String out, String err) {}

    Said run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status =
                new Main(
                                environment::get,
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                new PrintStream(err, true, StandardCharsets.UTF_8))
                        .run(List.of(words));
        return new Said(
                status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** A hash of each collection, over every document in the order of its id. */
    Map<String, String> hashes() {
        Map<String, String> hashes = new TreeMap<>();
        for (String name : database().listCollectionNames()) {
            hashes.put(name, hash(name));
        }
        return hashes;
    }

    /**
     * The same of one collection, with the ids that are made anew for each organization and admin
     * left out.
     */
    String hash(String collectionName) {
        MessageDigest digest = sha256();
        String organization = onlyId("organizations");
        String admin = onlyId("users");
        for (Document each : collection(collectionName).find().sort(new Document("_id", 1))) {
            String text =
                    each.toJson().replace(organization, "organization").replace(admin, "admin");
            digest.update(text.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private String onlyId(String collectionName) {
        Document only = collection(collectionName).find().first();
        return only == null ? "there is none" : only.getObjectId("_id").toHexString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java has SHA-256", impossible);
        }
    }

    @Override
    public void close() {
        client.close();
        store.close();
    }
}
