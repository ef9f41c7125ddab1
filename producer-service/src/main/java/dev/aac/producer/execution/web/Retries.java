package dev.aac.producer.execution.web;

import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionRequest;
import dev.aac.producer.execution.ExecutionService;
import dev.aac.producer.execution.FailedTests;
import dev.aac.producer.execution.Repetition;
import dev.aac.producer.execution.Trigger;
import dev.aac.producer.platform.http.Answer;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Repeats an execution for the current caller: whole, or with the tests that failed. */
@ApplicationScoped
public class Retries {

    private final ExecutionService executions;
    private final FailedTests failedTests;
    private final Submissions submissions;
    private final Asker asker;

    public Retries(
            ExecutionService executions,
            FailedTests failedTests,
            Submissions submissions,
            Asker asker) {
        this.executions = executions;
        this.failedTests = failedTests;
        this.submissions = submissions;
        this.asker = asker;
    }

    /**
     * @param body null for a retry as it comes
     */
    RestResponse<Answer<ExecutionView>> retry(String id, @Nullable RetryRequest body) {
        RetryRequest wish = body == null ? RetryRequest.PLAIN : body;
        Optional<TaskId> name = wish.checkedTaskId();
        Execution repeated = TaskPath.found(executions.find(asker.scope(), TaskPath.taskId(id)));
        return switch (repetition(repeated, wish.wantsFailedOnly())) {
            case Repetition.Ready(var names, var request, var trigger) ->
                    submissions.accepted(
                            firstFree(name.map(List::of).orElse(names), request, trigger));
            case Repetition.NotEnded() ->
                    throw new ProblemException(FixedProblem.EXECUTION_NOT_ENDED);
            case Repetition.FailedTestsUnknown() ->
                    throw new ProblemException(FixedProblem.FAILED_TESTS_UNKNOWN);
        };
    }

    private Repetition repetition(Execution repeated, boolean failedOnly) {
        return failedOnly
                ? Repetition.ofFailedTests(
                        repeated, failedTests.of(asker.scope(), repeated), this::retryOf)
                : Repetition.of(repeated, this::retryOf);
    }

    private Execution firstFree(List<TaskId> names, ExecutionRequest request, Trigger trigger) {
        return names.stream()
                .flatMap(name -> submissions.submitted(name, request, trigger).stream())
                .findFirst()
                .orElseThrow(Submissions::taken);
    }

    private Trigger retryOf(Execution repeated) {
        return asker.by(
                key -> Trigger.retryByKey(key, repeated), user -> Trigger.retry(user, repeated));
    }
}
