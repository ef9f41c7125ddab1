package dev.aac.producer.result.storage;

import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.TenantCollection;
import dev.aac.producer.result.AttemptDigest;
import dev.aac.producer.result.AttemptDigest.TimedTest;
import dev.aac.producer.result.TestDigests;
import dev.aac.producer.result.TestName;
import dev.aac.producer.result.storage.TestDigestDocument.NamedDocument;
import dev.aac.producer.result.storage.TestDigestDocument.TimedDocument;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Which tests stood out, in MongoDB: one document an attempt. */
@Singleton
public class MongoTestDigests implements TestDigests {

    private static final String ENDED_AT = "endedAt";
    private static final String ANY_FLAKY = "anyFlaky";
    private static final Document LATEST_FIRST = new Document(ENDED_AT, -1);
    private static final Document WITHOUT_FLAKY = new Document("flaky", 0);
    private static final Document WITHOUT_SLOWEST = new Document("slowest", 0);

    private final TenantCollection<TestDigestDocument> digests;

    public MongoTestDigests(TestDigestDocuments documents) {
        this.digests = TenantCollection.of(documents);
    }

    @Override
    public void add(OrganizationScope scope, AttemptDigest digest) {
        digests.in(scope).insertNew(List.of(document(digest)));
    }

    @Override
    public List<AttemptDigest> latest(OrganizationScope scope, Instant since, int limit) {
        return find(scope, new Document(ENDED_AT, since(since)), WITHOUT_FLAKY, limit);
    }

    @Override
    public List<AttemptDigest> latestFlaky(OrganizationScope scope, Instant since, int limit) {
        Document flaky = new Document(ANY_FLAKY, true).append(ENDED_AT, since(since));
        return find(scope, flaky, WITHOUT_SLOWEST, limit);
    }

    private static Document since(Instant since) {
        return new Document("$gte", since);
    }

    private List<AttemptDigest> find(
            OrganizationScope scope, Document filter, Document projection, int limit) {
        if (limit < 1 || limit > ANSWER_MAX) {
            throw new IllegalArgumentException("limit is out of range");
        }
        return digests.in(scope).find(filter, LATEST_FIRST, projection, limit).stream()
                .map(found -> digest(scope, found))
                .toList();
    }

    @Override
    public void deleteAll(OrganizationScope scope, TaskId taskId, RunId runId) {
        long _ = digests.in(scope).deleteAll(RunFilter.ofExecution(taskId, runId));
    }

    private static TestDigestDocument document(AttemptDigest digest) {
        RunRef run = digest.run();
        return new TestDigestDocument(
                new ObjectId(),
                new ObjectId(run.organizationId().value()),
                run.taskId().value(),
                run.runId().value(),
                run.attempt(),
                digest.endedAt(),
                !digest.flaky().isEmpty(),
                digest.flaky().stream()
                        .map(test -> new NamedDocument(test.key(), test.suite(), test.name()))
                        .toList(),
                digest.slowest().stream().map(MongoTestDigests::document).toList());
    }

    private static TimedDocument document(TimedTest timed) {
        TestName test = timed.test();
        return new TimedDocument(
                test.key(), test.suite(), test.name(), timed.duration().toMillis());
    }

    private static AttemptDigest digest(OrganizationScope scope, TestDigestDocument found) {
        return new AttemptDigest(
                new RunRef(
                        scope.organizationId(),
                        new TaskId(found.taskId()),
                        new RunId(found.runId()),
                        found.attempt()),
                found.endedAt(),
                orNone(found.flaky()).stream()
                        .map(test -> new TestName(test.testKey(), test.suite(), test.name()))
                        .toList(),
                orNone(found.slowest()).stream().map(MongoTestDigests::timed).toList());
    }

    private static TimedTest timed(TimedDocument found) {
        return new TimedTest(
                new TestName(found.testKey(), found.suite(), found.name()),
                Duration.ofMillis(found.millis()));
    }

    private static <T> List<T> orNone(@Nullable List<T> read) {
        return read == null ? List.of() : read;
    }
}
