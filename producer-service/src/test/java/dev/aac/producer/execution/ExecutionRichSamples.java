package dev.aac.producer.execution;

import static dev.aac.producer.execution.ExecutionSamples.ACME;
import static dev.aac.producer.execution.ExecutionSamples.NOW;

import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.TaskId;
import dev.aac.contract.job.ImageReference;
import dev.aac.producer.project.ProjectId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Executions that fill every field, and others that differ in one. */
public final class ExecutionRichSamples {

    /** As a request that is followed leaves it. */
    public static final String TRACEPARENT =
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    public static final CiContext CI =
            new CiContext(
                    "gitlab",
                    "team/shop",
                    "fix/naïve-☕",
                    17,
                    "0123456789abcdef",
                    "https://ci.example/runs/1?a=b");

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
        ExecutionRequest request =
                new ExecutionRequest(
                        new ImageReference("registry.example:5000/qa/suite:1.2"),
                        "npm test && echo \"done\"",
                        "smoke",
                        List.of("login", "a test with spaces", "naïve ☕ test"),
                        config,
                        "nightly",
                        new ProjectId("64b0000000000000000000cc"));
        return triggered(
                accepted(organization, taskId, request, NOW),
                new Trigger(
                        Trigger.Kind.RETRY,
                        null,
                        "64b0000000000000000000aa",
                        CI,
                        new TaskId("nightly.1")));
    }

    public static Execution acceptedAt(TaskId taskId, Instant createdAt) {
        return accepted(ACME, taskId, ExecutionSamples.accepted().request(), createdAt);
    }

    public static Execution accepted(
            OrganizationId organization,
            TaskId taskId,
            ExecutionRequest request,
            Instant createdAt) {
        return triggered(
                new Execution(
                        organization,
                        taskId,
                        RandomIds.runId(),
                        request,
                        ExecutionSamples.accepted().submission(),
                        Progress.accepted(createdAt),
                        1,
                        null),
                Trigger.dashboard("64b0000000000000000000ff"),
                createdAt);
    }

    /** The same, asked for by somebody else. */
    public static Execution triggered(Execution execution, Trigger trigger) {
        return triggered(execution, trigger, execution.submission().createdAt());
    }

    private static Execution triggered(Execution execution, Trigger trigger, Instant createdAt) {
        return new Execution(
                execution.organizationId(),
                execution.taskId(),
                execution.runId(),
                execution.request(),
                new Execution.Submission(
                        trigger, new Trail("correlation-1", TRACEPARENT), createdAt),
                execution.progress(),
                execution.version(),
                execution.detailsRemovedAt());
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
                new ImageReference(image), command, "all", List.of("one"), config, groupName, null);
    }
}
