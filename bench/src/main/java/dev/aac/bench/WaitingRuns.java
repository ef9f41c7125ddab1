package dev.aac.bench;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static java.util.Objects.requireNonNull;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/**
 * Puts runs that wait, and organizations, straight into the store: a hundred thousand of them
 * through the API would take longer than what is measured.
 */
final class WaitingRuns implements AutoCloseable {

    private static final int BATCH = 1_000;
    private static final Bson WAIT = eq(RunSample.STATE, "WAITING");
    private static final InsertManyOptions IN_ANY_ORDER = new InsertManyOptions().ordered(false);

    private final RunSample sample;
    private Instant since;

    /**
     * @param organizationId of the sample
     * @param taskId of an execution that waits
     */
    WaitingRuns(String mongoUri, String organizationId, String taskId) {
        this.sample = new RunSample(mongoUri, organizationId, taskId, "WAITING");
        this.since = Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(1, ChronoUnit.HOURS);
    }

    /** So many more runs of an organization wait, one behind the other. */
    void add(String organizationId, int count) {
        for (int done = 0; done < count; done += BATCH) {
            List<Document> batch = new ArrayList<>();
            for (int i = done; i < Math.min(count, done + BATCH); i++) {
                batch.add(copy(new ObjectId(organizationId)));
            }
            sample.executions().insertMany(batch, IN_ANY_ORDER);
        }
    }

    /** New organizations like that one, each with some runs that wait. */
    void addOrganizations(String like, int count, int runsOfEach) {
        MongoCollection<Document> organizations = sample.collection("organizations");
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
        return sample.executions().countDocuments(WAIT);
    }

    /**
     * None of any organization waits any more. By and by: the embedded store holds a removal in
     * memory.
     */
    void clear() {
        List<Object> some = some();
        while (!some.isEmpty()) {
            sample.executions().deleteMany(in("_id", some));
            some = some();
        }
    }

    private List<Object> some() {
        return sample.executions()
                .find(WAIT)
                .projection(include("_id"))
                .limit(BATCH)
                .map(found -> requireNonNull(found.get("_id"), "no id"))
                .into(new ArrayList<>());
    }

    private Document copy(ObjectId organization) {
        since = since.plusMillis(1);
        Date date = Date.from(since);
        Document copy = sample.copy();
        copy.get(RunSample.DISPATCH, Document.class)
                .append("since", date)
                .append("turn", since.toEpochMilli());
        return copy.append(RunSample.ORGANIZATION, organization)
                .append("createdAt", date)
                .append("queueDeadline", Date.from(since.plus(1, ChronoUnit.DAYS)));
    }

    @Override
    public void close() {
        sample.close();
    }
}
