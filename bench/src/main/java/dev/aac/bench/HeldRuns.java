package dev.aac.bench;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static java.util.Objects.requireNonNull;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.aac.contract.fact.FactOrigin;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * Puts runs that a worker holds straight into the store, each a copy of one that a worker really
 * holds: hundreds of containers would cost the machine more than what is measured.
 */
final class HeldRuns implements AutoCloseable {

    /** Of the executions made here: the comparison server names its own alike. */
    static final String PREFIX = "bench-";

    private static final String DISPATCH = "dispatch";
    private static final String LEASE = "lease";
    private static final String ORGANIZATION = "organizationId";
    private static final String TASK = "taskId";

    /** Above the places that any plan has. */
    private static final int FIRST_PLACE = 1_000_000;

    private final MongoClient store;
    private final MongoCollection<Document> executions;
    private final Document sample;
    private int made;

    /**
     * @param organizationId of the sample
     * @param taskId of an execution that a worker holds
     */
    HeldRuns(String mongoUri, String organizationId, String taskId) {
        this.store = MongoClients.create(mongoUri);
        this.executions = store.getDatabase("automation_platform").getCollection("executions");
        this.sample =
                requireNonNull(
                        executions
                                .find(
                                        and(
                                                eq(ORGANIZATION, new ObjectId(organizationId)),
                                                eq(TASK, taskId),
                                                eq("dispatch.state", "HELD")))
                                .first(),
                        "nobody holds the sample");
    }

    /** One more; answers what its worker reports as. */
    FactOrigin add() {
        Document copy = copy();
        executions.insertOne(copy);
        return origin(copy);
    }

    private Document copy() {
        made++;
        Document dispatch = new Document(sample.get(DISPATCH, Document.class));
        // Nobody renews it.
        Date until = Date.from(Instant.now().plus(1, ChronoUnit.HOURS));
        dispatch.append(
                LEASE, new Document(dispatch.get(LEASE, Document.class)).append("until", until));
        return new Document(sample)
                .append("_id", new ObjectId())
                .append(TASK, PREFIX + made)
                .append("runId", UUID.randomUUID().toString().replace("-", ""))
                .append("slotKey", sample.get(ORGANIZATION) + "#" + (FIRST_PLACE + made))
                .append(DISPATCH, dispatch);
    }

    private static FactOrigin origin(Document run) {
        return new FactOrigin(
                new RunRef(
                        new OrganizationId(run.getObjectId(ORGANIZATION).toHexString()),
                        new TaskId(run.getString(TASK)),
                        new RunId(run.getString("runId")),
                        run.getInteger("attempt")),
                new FencingToken(
                        run.get(DISPATCH, Document.class)
                                .get(LEASE, Document.class)
                                .getString("token")),
                1);
    }

    @Override
    public void close() {
        store.close();
    }
}
