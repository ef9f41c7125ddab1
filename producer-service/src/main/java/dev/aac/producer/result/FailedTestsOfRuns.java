package dev.aac.producer.result;

import dev.aac.contract.id.RunRef;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.FailedTests;
import dev.aac.producer.execution.TestFailures;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.result.TestResults.Placed;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Failed tests as the JUnit files of an execution tell of them. */
@Singleton
public class FailedTestsOfRuns implements FailedTests, TestFailures {

    private final TestResults results;

    public FailedTestsOfRuns(TestResults results) {
        this.results = results;
    }

    @Override
    public List<FailedTest> of(OrganizationScope scope, Execution execution) {
        Optional<Integer> attempt =
                results.lastAttempt(scope, execution.taskId(), execution.runId());
        if (attempt.isEmpty()) {
            return List.of();
        }
        RunRef run =
                new RunRef(
                        execution.organizationId(),
                        execution.taskId(),
                        execution.runId(),
                        attempt.get());
        Set<FailedTest> failed = new LinkedHashSet<>();
        addAll(failed, scope, run, TestOutcome.FAILED);
        addAll(failed, scope, run, TestOutcome.ERROR);
        return failed.size() > MAX ? List.of() : List.copyOf(failed);
    }

    @Override
    public List<TestFailure> first(OrganizationScope scope, RunRef run, int limit) {
        return Stream.of(TestOutcome.FAILED, TestOutcome.ERROR)
                .flatMap(outcome -> results.page(scope, run, outcome, 0, limit).stream())
                .limit(limit)
                .map(Placed::test)
                .map(test -> new TestFailure(test.suite(), test.name(), test.message()))
                .toList();
    }

    private void addAll(
            Set<FailedTest> failed, OrganizationScope scope, RunRef run, TestOutcome outcome) {
        long after = 0;
        List<Placed> page;
        do {
            page = results.page(scope, run, outcome, after, TestResults.PAGE_MAX);
            for (Placed placed : page) {
                failed.add(new FailedTest(placed.test().suite(), placed.test().name()));
                after = placed.position();
            }
        } while (page.size() == TestResults.PAGE_MAX && failed.size() <= MAX);
    }
}
