package dev.aac.producer.result;

import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.platform.problem.DetailsRemoved;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.result.TestResults.Placed;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tests of an execution as a person sees them. Throws as its ports do. */
@Singleton
public class RunTests {

    private final Executions executions;
    private final TestResults results;

    public RunTests(Executions executions, TestResults results) {
        this.executions = executions;
        this.results = results;
    }

    /**
     * Which tests are asked for.
     *
     * @param attempt null for the last one that has any
     * @param outcome null for all
     * @param after position of the last one of the page before, or 0
     * @param limit 1 to {@value TestResults#PAGE_MAX}
     */
    public record Query(
            @Nullable Integer attempt, @Nullable TestOutcome outcome, long after, int limit) {}

    /**
     * Some tests.
     *
     * @param flaky those of them that passed after they had failed in the same execution
     * @param next position of the last one when more follow, else 0
     */
    public record Page(
            int attempt, List<Placed> tests, Set<TestCase> flaky, TestCounts counts, long next) {

        public Page {
            tests = List.copyOf(tests);
            flaky = Set.copyOf(flaky);
        }

        /** Whether a test of this page is flaky. */
        public boolean isFlaky(TestCase test) {
            return test.flaky() || flaky.contains(test);
        }
    }

    /**
     * @return empty when there is no such execution
     * @throws ProblemException {@link DetailsRemoved}
     */
    public Optional<Page> page(OrganizationScope scope, TaskId taskId, Query query) {
        return executions
                .find(scope, taskId)
                .map(found -> page(scope, found.requireDetails(), query));
    }

    private Page page(OrganizationScope scope, Execution found, Query query) {
        Integer attempt = query.attempt();
        int number =
                attempt == null
                        ? results.lastAttempt(scope, found.taskId(), found.runId()).orElse(1)
                        : attempt;
        RunRef run = new RunRef(found.organizationId(), found.taskId(), found.runId(), number);
        List<Placed> more =
                results.page(scope, run, query.outcome(), query.after(), query.limit() + 1);
        boolean goesOn = more.size() > query.limit();
        List<Placed> tests = goesOn ? more.subList(0, query.limit()) : more;
        List<TestCase> passed =
                tests.stream()
                        .map(Placed::test)
                        .filter(test -> test.outcome() == TestOutcome.PASSED)
                        .toList();
        return new Page(
                number,
                tests,
                results.failedBefore(scope, run, passed),
                results.counts(scope, run),
                goesOn ? tests.getLast().position() : 0);
    }
}
