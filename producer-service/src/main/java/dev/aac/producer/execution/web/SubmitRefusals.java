package dev.aac.producer.execution.web;

import dev.aac.producer.execution.SubmitResult;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;

/** The one place that words why a request for an execution was refused. */
final class SubmitRefusals {

    private SubmitRefusals() {}

    static ProblemException of(SubmitResult.Refused refused) {
        return new ProblemException(
                switch (refused) {
                    case SubmitResult.NameTaken() -> FixedProblem.TASK_ID_TAKEN;
                    case SubmitResult.MonthlyRunsUsedUp(var limit, var used, var at, var reset) ->
                            new Problem.MonthlyRunsUsedUp(limit, used, reset, at);
                    case SubmitResult.Crowded() -> FixedProblem.OVERLOADED;
                });
    }
}
