package dev.aac.producer.execution.web;

import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionRequest;
import dev.aac.producer.execution.ExecutionService;
import dev.aac.producer.execution.RecordedActs;
import dev.aac.producer.execution.Repetition;
import dev.aac.producer.execution.SubmitResult;
import dev.aac.producer.execution.Trail;
import dev.aac.producer.execution.Trigger;
import dev.aac.producer.execution.WaitingReasons;
import dev.aac.producer.execution.WaitingState;
import dev.aac.producer.identity.Caller;
import dev.aac.producer.identity.Principal;
import dev.aac.producer.platform.correlation.RequestCorrelation;
import dev.aac.producer.platform.http.Answer;
import dev.aac.producer.platform.http.RequestBodies;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.tracing.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Hands requests of the current caller on; behind every route that takes one. */
@ApplicationScoped
public class Submissions {

    private final ExecutionService executions;
    private final RecordedActs acts;
    private final WaitingReasons waiting;
    private final Caller caller;
    private final RequestCorrelation correlation;

    public Submissions(
            ExecutionService executions,
            RecordedActs acts,
            WaitingReasons waiting,
            Caller caller,
            RequestCorrelation correlation) {
        this.executions = executions;
        this.acts = acts;
        this.waiting = waiting;
        this.caller = caller;
        this.correlation = correlation;
    }

    RestResponse<Answer<ExecutionView>> submit(@Nullable SubmissionRequest body) {
        SubmissionRequest.Checked wish = RequestBodies.required(body).checked();
        Trigger trigger = by(key -> Trigger.byKey(key, null), Trigger::dashboard);
        return accepted(
                submitted(wish.taskId(), wish.request(), trigger).orElseThrow(Submissions::taken));
    }

    /**
     * The same request again is no conflict: it is looked for first, because a repetition must not
     * be refused by what only a new execution would exceed, and once more when somebody else was
     * quicker.
     */
    RestResponse<Answer<ExecutionView>> trigger(@Nullable CiTriggerRequest body) {
        CiTriggerRequest.Checked asked = RequestBodies.required(body).checked();
        SubmissionRequest.Checked wish = asked.submission();
        Optional<Execution> known = executions.find(caller.scope(), wish.taskId());
        if (known.isEmpty()) {
            Trigger trigger =
                    by(
                            key -> Trigger.byKey(key, asked.ci()),
                            user -> Trigger.api(user, asked.ci()));
            Optional<Execution> fresh = submitted(wish.taskId(), wish.request(), trigger);
            if (fresh.isPresent()) {
                return accepted(fresh.get());
            }
            known = executions.find(caller.scope(), wish.taskId());
        }
        return known.filter(there -> there.answers(wish.request(), asked.ci()))
                .map(there -> RestResponse.ok(shown(there)))
                .orElseThrow(Submissions::taken);
    }

    /**
     * @param body null for a retry as it comes
     */
    RestResponse<Answer<ExecutionView>> retry(String id, @Nullable RetryRequest body) {
        RetryRequest wish = body == null ? RetryRequest.PLAIN : body;
        Optional<TaskId> name = wish.checkedTaskId();
        Execution repeated = TaskPath.found(executions.find(caller.scope(), TaskPath.taskId(id)));
        return switch (Repetition.of(repeated, wish.wantsFailedOnly(), this::retryOf)) {
            case Repetition.Ready(var names, var request, var trigger) ->
                    accepted(firstFree(name.map(List::of).orElse(names), request, trigger));
            case Repetition.NotEnded() ->
                    throw new ProblemException(FixedProblem.EXECUTION_NOT_ENDED);
            case Repetition.FailedTestsUnknown() ->
                    throw new ProblemException(FixedProblem.FAILED_TESTS_UNKNOWN);
        };
    }

    private Execution firstFree(List<TaskId> names, ExecutionRequest request, Trigger trigger) {
        return names.stream()
                .flatMap(name -> submitted(name, request, trigger).stream())
                .findFirst()
                .orElseThrow(Submissions::taken);
    }

    /**
     * The one place that submits.
     *
     * @return empty when the name is taken
     */
    private Optional<Execution> submitted(
            TaskId taskId, ExecutionRequest request, Trigger trigger) {
        SubmitResult result = acts.submit(caller.scope(), taskId, request, trigger, trail());
        return switch (result) {
            case SubmitResult.Accepted(var execution) -> Optional.of(execution);
            case SubmitResult.NameTaken() -> Optional.empty();
            case SubmitResult.MonthlyRunsUsedUp usedUp -> throw SubmitRefusals.of(usedUp);
        };
    }

    private Trail trail() {
        return new Trail(correlation.id().value(), Traces.current());
    }

    private Trigger retryOf(Execution repeated) {
        return by(key -> Trigger.retryByKey(key, repeated), user -> Trigger.retry(user, repeated));
    }

    /** A program asks in the name of its key, a person in its own. */
    private Trigger by(Function<String, Trigger> key, Function<String, Trigger> person) {
        Principal principal = caller.principal();
        return principal
                .apiKeyId()
                .map(id -> key.apply(id.value()))
                .orElseGet(() -> person.apply(principal.userId().value()));
    }

    private RestResponse<Answer<ExecutionView>> accepted(Execution execution) {
        return RestResponse.status(RestResponse.Status.ACCEPTED, shown(execution));
    }

    private static ProblemException taken() {
        return SubmitRefusals.of(new SubmitResult.NameTaken());
    }

    private Answer<ExecutionView> shown(Execution execution) {
        WaitingState reason = waiting.ofAccepted(caller.scope(), execution).orElse(null);
        return Answer.of(ExecutionView.whole(execution, reason));
    }
}
