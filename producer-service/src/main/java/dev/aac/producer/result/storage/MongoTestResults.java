package dev.aac.producer.result.storage;

import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.ScopedCollection;
import dev.aac.producer.platform.tenancy.TenantCollection;
import dev.aac.producer.result.TestCase;
import dev.aac.producer.result.TestCounts;
import dev.aac.producer.result.TestOutcome;
import dev.aac.producer.result.TestResults;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Test cases in MongoDB, one document each. */
@Singleton
public class MongoTestResults implements TestResults {

    /** Documents sent, or removed, at once. */
    static final int BATCH = 500;

    /** More than a file can have. */
    private static final long POSITIONS_OF_A_FILE = 1_000_000;

    private static final String POSITION = "position";
    private static final String OUTCOME = "outcome";
    private static final String TEST_KEY = "testKey";

    /** An id begins with the time at which it was made. */
    private static final Document LATEST_FIRST = new Document("_id", -1);

    /** All but the message, which may be long, and with what cannot be null. */
    private static final Document SEEN =
            new Document("taskId", 1)
                    .append("runId", 1)
                    .append("attempt", 1)
                    .append(POSITION, 1)
                    .append("suite", 1)
                    .append("name", 1)
                    .append(OUTCOME, 1)
                    .append("millis", 1)
                    .append("flaky", 1);

    private static final List<String> BAD =
            List.of(TestOutcome.FAILED.name(), TestOutcome.ERROR.name());

    private final TenantCollection<TestCaseDocument> cases;

    public MongoTestResults(TestCaseDocuments documents) {
        this.cases = TenantCollection.of(documents);
    }

    @Override
    public void add(OrganizationScope scope, RunRef run, int file, List<TestCase> tests) {
        if (tests.size() > FILE_CASES_MAX) {
            throw new IllegalArgumentException("too many test cases");
        }
        Document _ = RunFilter.ofAttempt(scope, run);
        List<TestCaseDocument> batch = new ArrayList<>();
        long position = file * POSITIONS_OF_A_FILE;
        for (TestCase test : tests) {
            batch.add(document(run, ++position, test));
            if (batch.size() == BATCH) {
                cases.in(scope).insertNew(batch);
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            cases.in(scope).insertNew(batch);
        }
    }

    @Override
    public List<Placed> page(
            OrganizationScope scope,
            RunRef run,
            @Nullable TestOutcome outcome,
            long after,
            int limit) {
        Document filter = RunFilter.ofAttempt(scope, run);
        if (outcome != null) {
            filter.append(OUTCOME, outcome.name());
        }
        filter.append(POSITION, new Document("$gt", after));
        return cases.in(scope).find(filter, new Document(POSITION, 1), limit).stream()
                .map(found -> new Placed(found.position(), test(found)))
                .toList();
    }

    @Override
    public TestCounts counts(OrganizationScope scope, RunRef run) {
        return new TestCounts(
                count(scope, run, TestOutcome.PASSED),
                count(scope, run, TestOutcome.FAILED),
                count(scope, run, TestOutcome.ERROR),
                count(scope, run, TestOutcome.SKIPPED));
    }

    private long count(OrganizationScope scope, RunRef run, TestOutcome outcome) {
        Document filter = RunFilter.ofAttempt(scope, run).append(OUTCOME, outcome.name());
        return cases.in(scope).count(filter, ScopedCollection.COUNT_MAX);
    }

    @Override
    public Optional<Integer> lastAttempt(OrganizationScope scope, TaskId taskId, RunId runId) {
        Document all = RunFilter.ofExecution(taskId, runId);
        return cases.in(scope).find(all, new Document("attempt", -1), 1).stream()
                .map(TestCaseDocument::attempt)
                .findFirst();
    }

    @Override
    public Set<TestCase> failedBefore(
            OrganizationScope scope, RunRef attempt, Collection<TestCase> tests) {
        if (tests.isEmpty() || attempt.attempt() == 1) {
            return Set.of();
        }
        List<String> keys = tests.stream().map(TestCase::key).distinct().toList();
        Document filter =
                RunFilter.ofExecution(attempt.taskId(), attempt.runId())
                        .append(TEST_KEY, new Document("$in", keys))
                        .append("attempt", new Document("$lt", attempt.attempt()))
                        .append(OUTCOME, new Document("$in", BAD));
        List<Document> pipeline =
                List.of(
                        new Document("$match", filter),
                        new Document("$group", new Document("_id", "$testKey")));
        Set<String> failed =
                cases.in(scope).aggregate(pipeline, PAGE_MAX + 1).stream()
                        .map(found -> found.getString("_id"))
                        .collect(Collectors.toCollection(HashSet::new));
        return tests.stream()
                .filter(test -> failed.contains(test.key()))
                .collect(Collectors.toSet());
    }

    @Override
    public List<Seen> latest(OrganizationScope scope, String key, int limit) {
        return cases.in(scope).find(new Document(TEST_KEY, key), LATEST_FIRST, SEEN, limit).stream()
                .map(
                        found ->
                                new Seen(
                                        new TaskId(found.taskId()),
                                        new RunId(found.runId()),
                                        found.attempt(),
                                        test(found)))
                .toList();
    }

    @Override
    public void deleteAll(OrganizationScope scope, TaskId taskId, RunId runId) {
        long _ = cases.in(scope).deleteInPortions(RunFilter.ofExecution(taskId, runId), BATCH);
    }

    private static TestCaseDocument document(RunRef run, long position, TestCase test) {
        Duration duration = test.duration();
        return new TestCaseDocument(
                new ObjectId(),
                new ObjectId(run.organizationId().value()),
                run.taskId().value(),
                run.runId().value(),
                run.attempt(),
                position,
                test.key(),
                test.suite(),
                test.name(),
                test.outcome().name(),
                duration == null ? null : duration.toMillis(),
                test.message(),
                test.flaky());
    }

    private static TestCase test(TestCaseDocument found) {
        Long millis = found.millis();
        return new TestCase(
                found.suite(),
                found.name(),
                TestOutcome.valueOf(found.outcome()),
                millis == null ? null : Duration.ofMillis(millis),
                found.message(),
                found.flaky());
    }
}
