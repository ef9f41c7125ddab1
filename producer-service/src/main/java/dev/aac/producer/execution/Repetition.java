package dev.aac.producer.execution;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.FailedTests.FailedTest;
import java.util.List;
import java.util.function.Function;

/** Whether an execution can be repeated, and as what. */
public sealed interface Repetition {

    /**
     * It can.
     *
     * @param names for the new execution, the best first; any of them may be taken
     * @param request that of the repeated one, perhaps with fewer tests
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
     * The same once more.
     *
     * @param trigger who wants it, of the execution
     */
    static Repetition of(Execution execution, Function<Execution, Trigger> trigger) {
        return execution.status().isFinal()
                ? ready(execution, execution.request(), trigger)
                : new NotEnded();
    }

    /**
     * With the tests that failed and no others.
     *
     * @param failed what is known of them
     * @param trigger who wants it, of the execution
     */
    static Repetition ofFailedTests(
            Execution execution, List<FailedTest> failed, Function<Execution, Trigger> trigger) {
        if (!execution.status().isFinal()) {
            return new NotEnded();
        }
        List<String> names = FailedTestNames.of(execution.request().tests(), failed);
        return names.isEmpty()
                ? new FailedTestsUnknown()
                : ready(execution, execution.request().withTests(names), trigger);
    }

    private static Repetition ready(
            Execution execution, ExecutionRequest request, Function<Execution, Trigger> trigger) {
        return new Ready(RetryNames.after(execution.taskId()), request, trigger.apply(execution));
    }
}
