package dev.aac.producer.execution.web;

import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionService;
import dev.aac.producer.execution.Trigger;
import dev.aac.producer.execution.WaitingReasons;
import dev.aac.producer.execution.WaitingState;
import dev.aac.producer.identity.Caller;
import dev.aac.producer.platform.correlation.RequestCorrelation;
import dev.aac.producer.platform.http.Answer;
import dev.aac.producer.platform.http.RequestBodies;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.StoreAway;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Hands a request of the current caller on; behind both routes that take one. */
@ApplicationScoped
public class Submissions {

    private static final Logger LOG = Logger.getLogger(Submissions.class);

    private final ExecutionService executions;
    private final WaitingReasons waiting;
    private final Caller caller;
    private final RequestCorrelation correlation;

    public Submissions(
            ExecutionService executions,
            WaitingReasons waiting,
            Caller caller,
            RequestCorrelation correlation) {
        this.executions = executions;
        this.waiting = waiting;
        this.caller = caller;
        this.correlation = correlation;
    }

    RestResponse<Answer<ExecutionView>> submit(@Nullable SubmissionRequest body) {
        SubmissionRequest.Checked wish = RequestBodies.required(body).checked();
        Trigger trigger = new Trigger(Trigger.Kind.DASHBOARD, caller.principal().userId().value());
        Execution accepted =
                executions
                        .submit(
                                caller.scope(),
                                wish.taskId(),
                                wish.request(),
                                trigger,
                                correlation.id().value())
                        .orElseThrow(() -> new ProblemException(FixedProblem.TASK_ID_TAKEN));
        return RestResponse.status(
                RestResponse.Status.ACCEPTED,
                Answer.of(ExecutionView.whole(accepted, waitingOf(accepted))));
    }

    /** It is accepted, so a store that goes away now must not make the answer an error. */
    private @Nullable WaitingState waitingOf(Execution accepted) {
        try {
            return waiting.ofAccepted(caller.scope(), accepted).orElse(null);
        } catch (StoreAway away) {
            LOG.debugf("Why %s waits is not known: %s", accepted.taskId(), away.getMessage());
            return null;
        }
    }
}
