package dev.aac.producer.execution.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.fact.LogDigests;
import dev.aac.contract.fact.LogGap;
import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogStream;
import dev.aac.contract.fact.LogTotals;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionRichSamples;
import dev.aac.producer.execution.ExecutionSamples;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.Progress;
import dev.aac.producer.execution.RunEvent;
import dev.aac.producer.execution.SlotKey;
import dev.aac.producer.execution.Trigger;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.schema.StoreCollection;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The form that other programs find in the database: migrations, dashboards of operators. */
class StoredFormTest {

    private static final StoredCollections STORE = new StoredCollections();
    private static final OrganizationId ACME = ExecutionSamples.ACME;
    private static final FencingToken TOKEN = ExecutionSamples.TOKEN;
    private static final Instant NOW = ExecutionSamples.NOW;

    private final OrganizationScope acme = OrganizationScope.ofVerifiedToken(ACME);
    private Executions executions = new MongoExecutions(STORE.empty().executions());

    @BeforeEach
    void start() {
        executions = new MongoExecutions(STORE.empty().executions());
    }

    @AfterAll
    static void stop() {
        STORE.close();
    }

    @Test
    void fieldsAreNamedAsInTheApi() {
        executions.insert(acme, ExecutionRichSamples.withEverything(ACME, new TaskId("t1")));

        Document stored = stored();

        assertThat(stored)
                .containsEntry("organizationId", new ObjectId(ACME.value()))
                .containsEntry("taskId", "t1")
                .containsEntry("status", "PENDING")
                .containsEntry("version", 1L)
                .containsEntry("image", "registry.example:5000/qa/suite:1.2")
                .containsEntry("folder", "smoke")
                .containsEntry("groupName", "nightly")
                .containsEntry("projectId", new ObjectId("64b0000000000000000000cc"))
                .containsEntry("createdAt", Date.from(NOW))
                .containsEntry("queueDeadline", Date.from(NOW.plusSeconds(60)))
                .containsKeys("command", "tests", "config", "trigger", "attempts", "dispatch");
        assertThat(stored.get("config", Document.class))
                .containsEntry("environment", "staging")
                .containsEntry("timeoutSeconds", 21_600);
        assertThat(stored).doesNotContainKeys("slotKey", "startTime", "endTime", "exitCode");
    }

    @Test
    void triggerHasWhatAppliesOnly() {
        executions.insert(acme, ExecutionRichSamples.withEverything(ACME, new TaskId("t1")));

        Document trigger = stored().get("trigger", Document.class);

        assertThat(trigger)
                .containsOnlyKeys("kind", "apiKeyId", "ci", "retryOf")
                .containsEntry("kind", "RETRY")
                .containsEntry("retryOf", "nightly.1");
        assertThat(trigger.get("ci", Document.class))
                .containsEntry("repository", "team/shop")
                .containsEntry("prNumber", 17);
    }

    /** Written before there were pipelines, retries, and the log's length of each attempt. */
    @Test
    void olderFormIsReadToo() {
        Execution ended = ExecutionSamples.accepted(ACME, new TaskId("t1"), 0);
        executions.insert(acme, ended);
        for (RunEvent event :
                List.of(
                        new RunEvent.Sent(new SlotKey(ACME, 3)),
                        ExecutionSamples.claim(1, TOKEN),
                        ExecutionSamples.exited(TOKEN, 0))) {
            ended = changed(ended, event);
        }
        STORE.raw(StoreCollection.EXECUTIONS)
                .updateOne(
                        new Document("organizationId", new ObjectId(ACME.value())),
                        new Document("$unset", new Document("attempts.0.logs", ""))
                                .append(
                                        "$set",
                                        new Document(
                                                "trigger",
                                                new Document("kind", "DASHBOARD")
                                                        .append("userId", "64b0"))));

        Execution read = executions.find(acme, new TaskId("t1")).orElseThrow();

        assertThat(read.submission().trigger()).isEqualTo(Trigger.dashboard("64b0"));
        assertThat(read.progress().attempts().getFirst().logs()).isNull();
        assertThat(read.progress().result()).isEqualTo(ended.progress().result());
    }

    /** So a replica of this build reads what a later one adds to an analysis, as older ones do. */
    @Test
    void whatALaterBuildAddsToAnAnalysisIsLeftOut() {
        Execution ended = ExecutionSamples.accepted(ACME, new TaskId("t1"), 0);
        executions.insert(acme, ended);
        for (RunEvent event :
                List.of(
                        new RunEvent.Sent(new SlotKey(ACME, 3)),
                        ExecutionSamples.claim(1, TOKEN),
                        ExecutionSamples.failed(TOKEN, 1),
                        new RunEvent.Analyzed(ExecutionSamples.analysis()))) {
            ended = changed(ended, event);
        }
        STORE.raw(StoreCollection.EXECUTIONS)
                .updateOne(
                        new Document("organizationId", new ObjectId(ACME.value())),
                        new Document(
                                "$set",
                                new Document("analysis.later", new Document("a", 1))
                                        .append("analysis.explanation.later", "b")));

        assertThat(executions.find(acme, new TaskId("t1"))).contains(ended);
    }

    @Test
    void outboxShowsTheStateAndNothingOfTheOneBefore() {
        Execution current = ExecutionSamples.accepted(ACME, new TaskId("t1"), 0);
        executions.insert(acme, current);
        assertThat(dispatch())
                .isEqualTo(
                        new Document("state", "WAITING")
                                .append("since", date())
                                .append("turn", NOW.toEpochMilli()));

        current = changed(current, new RunEvent.Sent(new SlotKey(ACME, 3)));
        assertThat(dispatch()).isEqualTo(new Document("state", "SENT").append("at", date()));
        assertThat(stored()).containsEntry("slotKey", ACME + "#3").containsKey("queueDeadline");

        current = changed(current, ExecutionSamples.claim(1, TOKEN));
        assertThat(dispatch()).containsOnlyKeys("state", "lease").containsEntry("state", "HELD");
        assertThat(dispatch().get("lease", Document.class))
                .containsOnlyKeys("claimId", "workerId", "token", "until");
        assertThat(stored())
                .containsEntry("slotKey", ACME + "#3")
                .doesNotContainKey("queueDeadline");

        changed(current, ExecutionSamples.exited(TOKEN, 0));
        assertThat(dispatch()).isEqualTo(new Document("state", "DONE"));
        assertThat(stored()).doesNotContainKey("slotKey").containsEntry("status", "PASSED");
        assertThat(stored().get("logs", Document.class))
                .containsEntry("lines", new LogTotals(3, 42, false).lines());
    }

    @Test
    void gapOfALogIsReadAsItWas() {
        LogTotals cut = new LogTotals(5, 42, true, new LogGap(2, 700, 5_600), null);

        Progress read = endedWith(cut);

        assertThat(read.result().logs()).isEqualTo(cut);
        assertThat(read.attempts().getFirst().logs()).isEqualTo(cut);
        assertThat(stored().get("logs", Document.class)).doesNotContainKey("sha256");
    }

    @Test
    void digestsOfALogAreReadAsTheyWere() {
        LogDigests digests = new LogDigests("ab".repeat(32), null);
        LogTotals whole = new LogTotals(5, 42, false, null, digests);

        assertThat(endedWith(whole).result().logs()).isEqualTo(whole);
        assertThat(stored().get("logs", Document.class)).doesNotContainKey("gap");
    }

    private Progress endedWith(LogTotals totals) {
        Execution current = ExecutionSamples.accepted(ACME, new TaskId("t1"), 0);
        executions.insert(acme, current);
        current = changed(current, new RunEvent.Sent(new SlotKey(ACME, 3)));
        current = changed(current, ExecutionSamples.claim(1, TOKEN));
        changed(current, new RunEvent.Exited(TOKEN, NOW, 0, totals));
        return executions.find(acme, new TaskId("t1")).orElseThrow().progress();
    }

    @Test
    void logChunkHasNoObjectForEachLine() {
        MongoExecutionLogs logs = new MongoExecutionLogs(STORE.logChunks());
        Execution execution = ExecutionSamples.accepted(ACME, new TaskId("t1"), 0);
        logs.append(
                acme,
                execution.currentRun(),
                List.of(
                        new LogLine(11, LogStream.STDOUT, NOW, "a", false),
                        new LogLine(12, LogStream.STDERR, NOW.plusMillis(5), "b", true)));

        Document chunk = STORE.raw(StoreCollection.LOG_CHUNKS).find().first();

        assertThat(chunk)
                .isNotNull()
                .containsEntry("organizationId", new ObjectId(ACME.value()))
                .containsEntry("taskId", "t1")
                .containsEntry("attempt", 1)
                .containsEntry("seq", 11L)
                .containsEntry("time", date())
                .containsEntry("texts", List.of("a", "b"))
                .containsEntry("millis", List.of(0L, 5L))
                .containsEntry("stderr", List.of(1))
                .containsEntry("split", List.of(1));
    }

    @Test
    void tokensAndVariablesAreNotInTextForms() {
        Execution rich = ExecutionRichSamples.withEverything(ACME, new TaskId("t1"));
        Execution sent = ExecutionRichSamples.moved(rich, new RunEvent.Sent(new SlotKey(ACME, 0)));
        Execution held = ExecutionRichSamples.moved(sent, ExecutionSamples.claim(1, TOKEN));

        String text = ExecutionMapping.toDocument(held).toString();

        assertThat(text).doesNotContain(TOKEN.value()).doesNotContain("zwei");
    }

    private Execution changed(Execution execution, RunEvent event) {
        Execution next = ExecutionRichSamples.moved(execution, event);
        assertThat(executions.replace(acme, next)).isEqualTo(Executions.Written.SAVED);
        return next;
    }

    private static Document stored() {
        Document found = STORE.raw(StoreCollection.EXECUTIONS).find().first();
        assertThat(found).isNotNull();
        return found;
    }

    private static Document dispatch() {
        return stored().get("dispatch", Document.class);
    }

    private static Date date() {
        return Date.from(NOW);
    }
}
