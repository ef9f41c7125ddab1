package dev.aac.bench;

import dev.aac.contract.fact.FactOrigin;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bson.Document;

/**
 * Puts runs that a worker holds straight into the store, each a copy of one that a worker really
 * holds: hundreds of containers would cost the machine more than what is measured.
 */
final class HeldRuns implements AutoCloseable {

    /** Of the executions made here: the comparison server names its own alike. */
    static final String PREFIX = RunSample.PREFIX;

    private static final String LEASE = "lease";

    /** Above the places that any plan has. */
    private static final int FIRST_PLACE = 1_000_000;

    private final RunSample sample;

    /**
     * @param organizationId of the sample
     * @param taskId of an execution that a worker holds
     */
    HeldRuns(String mongoUri, String organizationId, String taskId) {
        this.sample = new RunSample(mongoUri, organizationId, taskId, "HELD");
    }

    /** One more; answers what its worker reports as. */
    FactOrigin add() {
        Document copy = copy();
        sample.executions().insertOne(copy);
        return origin(copy);
    }

    private Document copy() {
        Document copy = sample.copy();
        Document dispatch = copy.get(RunSample.DISPATCH, Document.class);
        // Nobody renews it.
        Date until = Date.from(Instant.now().plus(1, ChronoUnit.HOURS));
        dispatch.append(
                LEASE, new Document(dispatch.get(LEASE, Document.class)).append("until", until));
        return copy.append(
                "slotKey", copy.get(RunSample.ORGANIZATION) + "#" + (FIRST_PLACE + sample.made()));
    }

    private static FactOrigin origin(Document run) {
        return new FactOrigin(
                new RunRef(
                        new OrganizationId(run.getObjectId(RunSample.ORGANIZATION).toHexString()),
                        new TaskId(run.getString(RunSample.TASK)),
                        new RunId(run.getString("runId")),
                        run.getInteger("attempt")),
                new FencingToken(
                        run.get(RunSample.DISPATCH, Document.class)
                                .get(LEASE, Document.class)
                                .getString("token")),
                1);
    }

    @Override
    public void close() {
        sample.close();
    }
}
