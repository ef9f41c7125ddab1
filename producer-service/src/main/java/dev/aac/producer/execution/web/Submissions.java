package dev.aac.producer.execution.web;

import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.AuditedExecutions;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionRequest;
import dev.aac.producer.execution.ExecutionService;
import dev.aac.producer.execution.SubmitResult;
import dev.aac.producer.execution.Trigger;
import dev.aac.producer.execution.WaitingReasons;
import dev.aac.producer.execution.WaitingState;
import dev.aac.producer.execution.WishCompletion;
import dev.aac.producer.platform.http.Answer;
import dev.aac.producer.platform.http.RequestBodies;
import dev.aac.producer.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Hands requests of the current caller on; behind every route that takes one. */
@ApplicationScoped
public class Submissions {

    private final ExecutionService executions;
    private final AuditedExecutions audited;
    private final WishCompletion completion;
    private final WaitingReasons waiting;
    private final Asker asker;

    public Submissions(
            ExecutionService executions,
            AuditedExecutions audited,
            WishCompletion completion,
            WaitingReasons waiting,
            Asker asker) {
        this.executions = executions;
        this.audited = audited;
        this.completion = completion;
        this.waiting = waiting;
        this.asker = asker;
    }

    RestResponse<Answer<ExecutionView>> submit(@Nullable SubmissionRequest body) {
        SubmissionRequest.Checked asked = RequestBodies.required(body).checked();
        Trigger trigger = asker.by(key -> Trigger.byKey(key, null), Trigger::dashboard);
        return accepted(submitted(asked, trigger).orElseThrow(Submissions::taken));
    }

    /**
     * The same request again is no conflict: it is looked for first, because a repetition must not
     * be refused by what only a new execution would exceed, and once more when somebody else was
     * quicker.
     */
    RestResponse<Answer<ExecutionView>> trigger(@Nullable CiTriggerRequest body) {
        CiTriggerRequest.Checked asked = RequestBodies.required(body).checked();
        SubmissionRequest.Checked submission = asked.submission();
        Optional<Execution> known = executions.find(asker.scope(), submission.taskId());
        if (known.isEmpty()) {
            Trigger trigger =
                    asker.by(
                            key -> Trigger.byKey(key, asked.ci()),
                            user -> Trigger.api(user, asked.ci()));
            Optional<Execution> fresh = submitted(submission, trigger);
            if (fresh.isPresent()) {
                return accepted(fresh.get());
            }
            known = executions.find(asker.scope(), submission.taskId());
        }
        return known.filter(there -> there.answers(submission.wish(), asked.ci()))
                .map(there -> RestResponse.ok(shown(there)))
                .orElseThrow(Submissions::taken);
    }

    /** The same with what the project says filled in. */
    private Optional<Execution> submitted(SubmissionRequest.Checked asked, Trigger trigger) {
        ExecutionRequest request = completion.complete(asker.scope(), asked.wish());
        return submitted(asked.taskId(), request, trigger);
    }

    /**
     * The one place that submits.
     *
     * @return empty when the name is taken
     */
    Optional<Execution> submitted(TaskId taskId, ExecutionRequest request, Trigger trigger) {
        SubmitResult result =
                audited.submit(asker.scope(), taskId, request, trigger, asker.trail());
        return switch (result) {
            case SubmitResult.Accepted(var execution) -> Optional.of(execution);
            case SubmitResult.NameTaken() -> Optional.empty();
            case SubmitResult.Refused refused -> throw SubmitRefusals.of(refused);
        };
    }

    RestResponse<Answer<ExecutionView>> accepted(Execution execution) {
        return RestResponse.status(RestResponse.Status.ACCEPTED, shown(execution));
    }

    static ProblemException taken() {
        return SubmitRefusals.of(new SubmitResult.NameTaken());
    }

    private Answer<ExecutionView> shown(Execution execution) {
        WaitingState reason = waiting.ofAccepted(asker.scope(), execution).orElse(null);
        return Answer.of(ExecutionView.whole(execution, reason));
    }
}
