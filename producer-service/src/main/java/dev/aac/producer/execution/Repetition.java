package dev.aac.producer.execution;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.TaskId;
import java.util.List;
import java.util.function.Function;

/** Whether an execution can be repeated, and as what. */
public sealed interface Repetition {

    /**
     * It can.
     *
     * @param names for the new execution, the best first; any of them may be taken
     * @param request the same as the repeated one's
     */
    record Ready(List<TaskId> names, ExecutionRequest request, Trigger trigger)
            implements Repetition {
        public Ready {
            names = List.copyOf(names);
            requireNonNull(request, "request is null");
            requireNonNull(trigger, "trigger is null");
        }
    }

    /** It is not over: what it would come to is not known yet. */
    record NotEnded() implements Repetition {}

    /** Which of its tests failed is not known, so that they cannot be repeated alone. */
    record FailedTestsUnknown() implements Repetition {}

    /**
     * @param failedOnly whether only the tests that failed are wanted; single tests' results are
     *     not reported yet, so that they are never known
     * @param trigger who wants it, of the execution
     */
    static Repetition of(
            Execution execution, boolean failedOnly, Function<Execution, Trigger> trigger) {
        if (!execution.status().isFinal()) {
            return new NotEnded();
        }
        if (failedOnly) {
            return new FailedTestsUnknown();
        }
        return new Ready(
                RetryNames.after(execution.taskId()),
                execution.request(),
                trigger.apply(execution));
    }
}
