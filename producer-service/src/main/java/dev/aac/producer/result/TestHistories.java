package dev.aac.producer.result;

import dev.aac.contract.id.RunId;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.result.TestResults.Seen;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks a test up in the executions of an organization. Suite and name say which test it is, and
 * the image it is in, without its tag: another image may have a test of that name. It looks at
 * {@value TestResults#SEEN_MAX} cases and {@value #EXECUTIONS_MAX} executions at most. Throws as
 * its ports do.
 */
@Singleton
public class TestHistories {

    /** Most runs of one history. */
    public static final int RUNS_MAX = 50;

    /** Most executions that are looked at for them. */
    static final int EXECUTIONS_MAX = 100;

    private final Executions executions;
    private final TestResults results;

    public TestHistories(Executions executions, TestResults results) {
        this.executions = executions;
        this.results = results;
    }

    /**
     * A test's history in the image of that execution; without runs when nobody knows the test.
     *
     * @param key see {@link TestCase#key}
     * @param limit most runs, 1 to {@value #RUNS_MAX}
     * @return empty when there is no such execution
     */
    public Optional<TestHistory> find(
            OrganizationScope scope, TaskId taskId, String key, int limit) {
        return executions.find(scope, taskId).map(found -> history(scope, found, key, limit));
    }

    private TestHistory history(OrganizationScope scope, Execution asked, String key, int limit) {
        String name = nameOf(asked);
        List<Seen> seen = results.latest(scope, key, TestResults.SEEN_MAX);
        boolean isCut = seen.size() == TestResults.SEEN_MAX;
        List<List<Seen>> byRun = byRun(seen, isCut);
        List<TestHistory.Run> runs = new ArrayList<>();
        int lookedAt = 0;
        for (List<Seen> cases : byRun) {
            if (runs.size() == limit || lookedAt == EXECUTIONS_MAX) {
                return new TestHistory(runs, true);
            }
            lookedAt++;
            executions
                    .find(scope, cases.getFirst().taskId())
                    .filter(found -> found.runId().equals(cases.getFirst().runId()))
                    .filter(found -> nameOf(found).equals(name))
                    .ifPresent(found -> runs.add(run(found, cases)));
        }
        return new TestHistory(runs, isCut);
    }

    /** The last first. When there are more than were read, those of the last run may be missing. */
    private static List<List<Seen>> byRun(List<Seen> seen, boolean isCut) {
        Map<RunId, List<Seen>> byRun = new LinkedHashMap<>();
        seen.forEach(each -> byRun.computeIfAbsent(each.runId(), _ -> new ArrayList<>()).add(each));
        List<List<Seen>> runs = new ArrayList<>(byRun.values());
        return isCut && runs.size() > 1 ? runs.subList(0, runs.size() - 1) : runs;
    }

    private static TestHistory.Run run(Execution found, List<Seen> cases) {
        int last = cases.stream().mapToInt(Seen::attempt).max().orElseThrow();
        TestCase shown =
                cases.stream()
                        .filter(each -> each.attempt() == last)
                        .map(Seen::test)
                        .min(Comparator.comparingInt(TestHistories::rank))
                        .orElseThrow();
        boolean failedBefore =
                cases.stream()
                        .anyMatch(each -> each.attempt() < last && each.test().outcome().isBad());
        boolean passed = shown.outcome() == TestOutcome.PASSED;
        return new TestHistory.Run(
                found.taskId(),
                found.submission().createdAt(),
                found.progress().result().imageDigest(),
                shown.outcome(),
                shown.duration(),
                passed && (shown.flaky() || failedBefore));
    }

    /** The lowest is what people have to know. */
    private static int rank(TestCase test) {
        return switch (test.outcome()) {
            case FAILED -> 0;
            case ERROR -> 1;
            case PASSED -> 2;
            case SKIPPED -> 3;
        };
    }

    /** The image without tag and digest. */
    private static String nameOf(Execution execution) {
        String reference = execution.request().image().value();
        int digest = reference.indexOf('@');
        String named = digest < 0 ? reference : reference.substring(0, digest);
        int tag = named.lastIndexOf(':');
        // A colon before a slash is that of a port.
        return tag > named.lastIndexOf('/') ? named.substring(0, tag) : named;
    }
}
