package dev.aac.producer.execution;

import dev.aac.contract.fact.AbortReason;
import dev.aac.contract.fact.LogTotals;
import dev.aac.contract.id.ClaimId;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.RunId;
import dev.aac.contract.id.TaskId;
import dev.aac.contract.id.WorkerId;
import dev.aac.contract.job.ImageReference;
import dev.aac.producer.analysis.Analysis;
import dev.aac.producer.analysis.Category;
import dev.aac.producer.analysis.Evidence;
import dev.aac.producer.analysis.Explanation;
import dev.aac.producer.analysis.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Executions and events for tests. */
public final class ExecutionSamples {

    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    public static final OrganizationId ACME = new OrganizationId("64b000000000000000000001");
    public static final FencingToken TOKEN = new FencingToken("a".repeat(32));
    public static final FencingToken OLD_TOKEN = new FencingToken("b".repeat(32));
    public static final SlotKey SLOT = new SlotKey(ACME, 0);
    public static final LogTotals LOGS = new LogTotals(3, 42, false);

    private ExecutionSamples() {}

    public static Execution accepted() {
        return accepted(ACME, new TaskId("t1"), 0);
    }

    public static Execution accepted(OrganizationId organization, TaskId task, int retryAttempts) {
        return acceptedAt(NOW, organization, task, retryAttempts);
    }

    /** For a service that runs: one accepted long ago would have waited too long in the queue. */
    public static Execution acceptedAt(
            Instant time, OrganizationId organization, TaskId task, int retryAttempts) {
        RunConfig config =
                new RunConfig(null, null, retryAttempts, 60, 86_400, 30, Map.of(), 2, 2048, null);
        return new Execution(
                organization,
                task,
                RandomIds.runId(),
                new ExecutionRequest(
                        new ImageReference("busybox:1"),
                        "true",
                        "all",
                        List.of(),
                        config,
                        null,
                        null),
                new Execution.Submission(
                        Trigger.dashboard("64b0000000000000000000ff"),
                        new Trail("correlation-1", null),
                        time),
                Progress.accepted(time),
                1,
                null);
    }

    public static Execution withRunId(Execution execution, RunId runId) {
        return new Execution(
                execution.organizationId(),
                execution.taskId(),
                runId,
                execution.request(),
                execution.submission(),
                execution.progress(),
                execution.version(),
                execution.detailsRemovedAt());
    }

    public static RunEvent.Claimed claim(int attempt, FencingToken token) {
        return new RunEvent.Claimed(
                attempt,
                new Lease(
                        new ClaimId("c".repeat(32)),
                        new WorkerId("worker-1"),
                        token,
                        NOW.plusSeconds(15)));
    }

    public static RunEvent.Started started(FencingToken token) {
        return new RunEvent.Started(token, NOW.plusSeconds(1), "sha256:0");
    }

    public static RunEvent.Exited exited(FencingToken token, int code) {
        return new RunEvent.Exited(token, NOW.plusSeconds(2), code, LOGS);
    }

    /** With a look for the reason. */
    public static RunEvent.Exited failed(FencingToken token, int code) {
        return new RunEvent.Exited(token, NOW.plusSeconds(2), code, LOGS, true);
    }

    /** A reason, with all there can be. */
    public static Analysis analysis() {
        return new Analysis.Explained(
                new Finding(
                        Category.MISSING,
                        "The command newman is not there.",
                        List.of(
                                new Evidence(2, "bash: newman: command not found"),
                                new Evidence(3, "exit 127")),
                        0.78,
                        "Add it to the image."),
                new Explanation.Given(
                        Category.MISSING,
                        "newman is not installed.",
                        List.of(
                                new Explanation.Claim(
                                        "The shell does not find newman.",
                                        List.of(
                                                new Evidence(
                                                        2, "bash: newman: command not found")))),
                        "Install it.",
                        0.9,
                        new Explanation.ModelUse("gemini", "gemini-2.5-flash-lite", 900, 80, 122)));
    }

    public static RunEvent.Aborted aborted(FencingToken token, AbortReason reason) {
        return new RunEvent.Aborted(token, NOW.plusSeconds(2), reason, null, LOGS);
    }
}
