package dev.aac.producer.execution.web;

import dev.aac.producer.execution.ExecutionService;
import dev.aac.producer.execution.SubmitResult;
import dev.aac.producer.execution.Trigger;
import dev.aac.producer.identity.Caller;
import dev.aac.producer.platform.correlation.RequestCorrelation;
import dev.aac.producer.platform.http.Answer;
import dev.aac.producer.platform.http.RequestBodies;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Hands a request of the current caller on; behind both routes that take one. */
@ApplicationScoped
public class Submissions {

    private final ExecutionService executions;
    private final Caller caller;
    private final RequestCorrelation correlation;

    public Submissions(ExecutionService executions, Caller caller, RequestCorrelation correlation) {
        this.executions = executions;
        this.caller = caller;
        this.correlation = correlation;
    }

    RestResponse<Answer<ExecutionView>> submit(@Nullable SubmissionRequest body) {
        SubmissionRequest.Checked wish = RequestBodies.required(body).checked();
        Trigger trigger = new Trigger(Trigger.Kind.DASHBOARD, caller.principal().userId().value());
        SubmitResult result =
                executions.submit(
                        caller.scope(),
                        wish.taskId(),
                        wish.request(),
                        trigger,
                        correlation.id().value());
        return switch (result) {
            case SubmitResult.Accepted(var accepted) ->
                    RestResponse.status(
                            RestResponse.Status.ACCEPTED, Answer.of(ExecutionView.whole(accepted)));
            case SubmitResult.Refused refused -> throw SubmitRefusals.of(refused);
        };
    }
}
