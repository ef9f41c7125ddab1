package dev.aac.producer.execution;

import static dev.aac.producer.execution.ExecutionSamples.ACME;
import static dev.aac.producer.execution.ExecutionSamples.NOW;

import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.TaskId;
import dev.aac.contract.job.ImageReference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Executions that fill every field, and others that differ in one. */
public final class ExecutionRichSamples {

    private ExecutionRichSamples() {}

    /** What the state machine makes of it; fails where it ignores the event. */
    public static Execution moved(Execution execution, RunEvent event) {
        return switch (ExecutionStateMachine.apply(execution, event, NOW)) {
            case Transition.Moved(var to) -> to;
            case Transition.Ignored(var why) -> throw new AssertionError(event + ": " + why);
        };
    }

    public static Execution withEverything(OrganizationId organization, TaskId taskId) {
        RunConfig config =
                new RunConfig(
                        "staging",
                        "https://shop.example/?a=b",
                        5,
                        21_600,
                        60,
                        30,
                        Map.of("A", "1", "_b2", "zwei 😀", "EMPTY", ""),
                        0.5,
                        512,
                        "/work/reports");
        return accepted(
                organization,
                taskId,
                new ExecutionRequest(
                        new ImageReference("registry.example:5000/qa/suite:1.2"),
                        "npm test && echo \"done\"",
                        "smoke",
                        List.of("login", "a test with spaces", "naïve ☕ test"),
                        config,
                        "nightly"),
                NOW);
    }

    public static Execution acceptedAt(TaskId taskId, Instant createdAt) {
        return accepted(ACME, taskId, ExecutionSamples.accepted().request(), createdAt);
    }

    public static Execution accepted(
            OrganizationId organization,
            TaskId taskId,
            ExecutionRequest request,
            Instant createdAt) {
        return new Execution(
                organization,
                taskId,
                RandomIds.runId(),
                request,
                new Execution.Submission(
                        new Trigger(Trigger.Kind.DASHBOARD, "64b0000000000000000000ff"),
                        "correlation-1",
                        createdAt),
                Progress.accepted(createdAt),
                1);
    }

    public static ExecutionRequest request(
            String image,
            @Nullable String command,
            @Nullable String groupName,
            @Nullable String environment) {
        RunConfig config =
                new RunConfig(
                        environment, null, 0, 60, 86_400, null, Map.of("A", "1"), 2, 2048, null);
        return new ExecutionRequest(
                new ImageReference(image), command, "all", List.of("one"), config, groupName);
    }
}
