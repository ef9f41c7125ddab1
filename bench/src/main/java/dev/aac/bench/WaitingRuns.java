package dev.aac.bench;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static java.util.Objects.requireNonNull;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * Puts runs that wait, and organizations, straight into the store: a hundred thousand of them
 * through the API would take longer than what is measured. Each is a copy of one that the API made,
 * so it has whatever shape the product gives it.
 */
final class WaitingRuns implements AutoCloseable {

    private static final int BATCH = 1_000;
    private static final String STATE = "dispatch.state";
    private static final String ORGANIZATION = "organizationId";
    private static final InsertManyOptions IN_ANY_ORDER = new InsertManyOptions().ordered(false);

    private final MongoClient store;
    private final MongoCollection<Document> executions;
    private final MongoCollection<Document> organizations;
    private final Document sample;
    private Instant since;
    private int made;

    /**
     * @param organizationId of the sample
     * @param taskId of an execution that waits
     */
    WaitingRuns(String mongoUri, String organizationId, String taskId) {
        this.store = MongoClients.create(mongoUri);
        MongoDatabase database = store.getDatabase("automation_platform");
        this.executions = database.getCollection("executions");
        this.organizations = database.getCollection("organizations");
        this.sample =
                requireNonNull(
                        executions
                                .find(
                                        and(
                                                eq(ORGANIZATION, new ObjectId(organizationId)),
                                                eq("taskId", taskId),
                                                eq(STATE, "WAITING")))
                                .first(),
                        "the sample does not wait");
        this.since = Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(1, ChronoUnit.HOURS);
    }

    /** So many more runs of an organization wait, one behind the other. */
    void add(String organizationId, int count) {
        for (int done = 0; done < count; done += BATCH) {
            List<Document> batch = new ArrayList<>();
            for (int i = done; i < Math.min(count, done + BATCH); i++) {
                batch.add(copy(new ObjectId(organizationId)));
            }
            executions.insertMany(batch, IN_ANY_ORDER);
        }
    }

    /** New organizations like that one, each with some runs that wait. */
    void addOrganizations(String like, int count, int runsOfEach) {
        Document known =
                requireNonNull(
                        organizations.find(eq("_id", new ObjectId(like))).first(),
                        "no organization to copy");
        for (int i = 0; i < count; i++) {
            ObjectId id = new ObjectId();
            organizations.insertOne(
                    new Document(known).append("_id", id).append("slug", "bench-" + id));
            add(id.toHexString(), runsOfEach);
        }
    }

    long waiting() {
        return executions.countDocuments(eq(STATE, "WAITING"));
    }

    /** None of any organization waits any more. */
    void clear() {
        executions.deleteMany(eq(STATE, "WAITING"));
    }

    private Document copy(ObjectId organization) {
        made++;
        since = since.plusMillis(1);
        Date date = Date.from(since);
        Document dispatch =
                new Document(sample.get("dispatch", Document.class))
                        .append("since", date)
                        .append("turn", since.toEpochMilli());
        return new Document(sample)
                .append("_id", new ObjectId())
                .append(ORGANIZATION, organization)
                .append("taskId", "bench-" + made)
                .append("runId", UUID.randomUUID().toString().replace("-", ""))
                .append("createdAt", date)
                .append("queueDeadline", Date.from(since.plus(1, ChronoUnit.DAYS)))
                .append("dispatch", dispatch);
    }

    @Override
    public void close() {
        store.close();
    }
}
