package dev.aac.producer.execution.live;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogTotals;
import dev.aac.contract.id.ClaimId;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.RunId;
import dev.aac.contract.id.TaskId;
import dev.aac.contract.id.WorkerId;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionChanges;
import dev.aac.producer.execution.ExecutionLogs;
import dev.aac.producer.execution.ExecutionSamples;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.Lease;
import dev.aac.producer.execution.LiveEvents;
import dev.aac.producer.execution.RandomIds;
import dev.aac.producer.execution.RunEvent;
import dev.aac.producer.execution.SlotKey;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Writes as the rest of the producer does: first the store, then the live channel. */
@Singleton
@Unremovable
public class LiveWriter {

    private final Executions executions;
    private final ExecutionLogs logs;
    private final ExecutionChanges changes;
    private final LiveEvents live;
    private final MongoClient store;

    LiveWriter(
            Executions executions,
            ExecutionLogs logs,
            ExecutionChanges changes,
            LiveEvents live,
            MongoClient store) {
        this.executions = executions;
        this.logs = logs;
        this.changes = changes;
        this.live = live;
        this.store = store;
    }

    Execution insert(SignedUp who, String task) {
        OrganizationId organization = new OrganizationId(who.organizationId());
        Execution execution = ExecutionSamples.acceptedAt(now(), organization, new TaskId(task), 0);
        changes.insert(scope(execution), execution);
        return execution;
    }

    Execution stored(Execution execution) {
        return executions.find(scope(execution), execution.taskId()).orElseThrow();
    }

    void append(Execution execution, List<LogLine> lines) {
        logs.append(scope(execution), execution.currentRun(), lines);
        live.logged(execution.currentRun(), lines);
    }

    /** Sends, claims, starts, writes so many lines, and exits with 0. */
    void runToEnd(Execution execution, long lines) {
        FencingToken token = start(execution);
        append(execution, LiveSamples.lines(1, lines));
        apply(
                execution,
                new RunEvent.Exited(token, now(), 0, new LogTotals(lines, 10 * lines, false)));
    }

    FencingToken start(Execution execution) {
        FencingToken token = RandomIds.fencingToken();
        RunId claim = RandomIds.runId();
        apply(execution, new RunEvent.Sent(new SlotKey(execution.organizationId(), 0)));
        apply(
                execution,
                new RunEvent.Claimed(
                        1,
                        new Lease(
                                new ClaimId(claim.value()),
                                new WorkerId("worker-1"),
                                token,
                                now().plusSeconds(60))));
        apply(execution, new RunEvent.Started(token, now(), "sha256:0"));
        return token;
    }

    /** Changes a field of the user behind the service's back. */
    void changeUser(SignedUp who, String field, String value) {
        MongoCollection<Document> users =
                store.getDatabase("automation_platform").getCollection("users");
        users.updateOne(
                new Document("_id", new ObjectId(who.userId()))
                        .append("organizationId", new ObjectId(who.organizationId())),
                Updates.set(field, value));
    }

    private void apply(Execution execution, RunEvent event) {
        changes.apply(scope(execution), execution.taskId(), event);
    }

    private static OrganizationScope scope(Execution execution) {
        return OrganizationScope.ofVerifiedToken(execution.organizationId());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
