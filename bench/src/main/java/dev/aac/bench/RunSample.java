package dev.aac.bench;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static java.util.Objects.requireNonNull;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * A run that the API made. Copies of it, which are put straight into the store, have whatever shape
 * the product gives it.
 */
final class RunSample implements AutoCloseable {

    /** Of the copies' names. */
    static final String PREFIX = "bench-";

    static final String ORGANIZATION = "organizationId";
    static final String TASK = "taskId";
    static final String DISPATCH = "dispatch";
    static final String STATE = DISPATCH + ".state";

    private final MongoClient store;
    private final MongoDatabase database;
    private final Document sample;
    private int made;

    /**
     * @param organizationId of the sample
     * @param taskId of an execution in that state of its dispatch
     */
    RunSample(String mongoUri, String organizationId, String taskId, String state) {
        this.store = MongoClients.create(mongoUri);
        this.database = store.getDatabase("automation_platform");
        this.sample =
                requireNonNull(
                        executions()
                                .find(
                                        and(
                                                eq(ORGANIZATION, new ObjectId(organizationId)),
                                                eq(TASK, taskId),
                                                eq(STATE, state)))
                                .first(),
                        "the sample is not " + state);
    }

    MongoCollection<Document> executions() {
        return collection("executions");
    }

    MongoCollection<Document> collection(String name) {
        return database.getCollection(name);
    }

    /** Another run with a name of its own, and whatever else of the sample. */
    Document copy() {
        made++;
        return new Document(sample)
                .append("_id", new ObjectId())
                .append(TASK, PREFIX + made)
                .append("runId", UUID.randomUUID().toString().replace("-", ""))
                .append(DISPATCH, new Document(sample.get(DISPATCH, Document.class)));
    }

    /** So many copies were made. */
    int made() {
        return made;
    }

    @Override
    public void close() {
        store.close();
    }
}
