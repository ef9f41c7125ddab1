package dev.aac.producer.execution.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.fact.FactOrigin;
import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogStream;
import dev.aac.contract.fact.LogTotals;
import dev.aac.contract.fact.ReportFact.ReportPart;
import dev.aac.contract.fact.ReportFact.ReportsLeft;
import dev.aac.contract.id.ClaimId;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.contract.id.WorkerId;
import dev.aac.producer.execution.ChangeResult;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionChanges;
import dev.aac.producer.execution.ExecutionLogs;
import dev.aac.producer.execution.ExecutionService;
import dev.aac.producer.execution.Lease;
import dev.aac.producer.execution.RandomIds;
import dev.aac.producer.execution.RunEvent;
import dev.aac.producer.execution.SlotKey;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.testing.SignedUp;
import dev.aac.producer.result.ReportSamples;
import dev.aac.producer.result.ReportShelf;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/** Does to an execution what dispatcher and worker would, without a broker between. */
@Singleton
public class Workers {

    private static final Duration LEASE = Duration.ofMinutes(10);

    private final ExecutionService executions;
    private final ExecutionChanges changes;
    private final ExecutionLogs logs;
    private final ReportShelf reports;
    private final Clock clock;

    public Workers(
            ExecutionService executions,
            ExecutionChanges changes,
            ExecutionLogs logs,
            ReportShelf reports,
            Clock clock) {
        this.executions = executions;
        this.changes = changes;
        this.logs = logs;
        this.reports = reports;
        this.clock = clock;
    }

    /** Sends it, claims it and starts its container. */
    public FencingToken start(SignedUp owner, String taskId) {
        OrganizationScope scope = scope(owner);
        FencingToken token = RandomIds.fencingToken();
        int attempt = run(owner, taskId).attempt();
        Lease lease =
                new Lease(
                        new ClaimId("c".repeat(32)),
                        new WorkerId("worker-of-a-test"),
                        token,
                        clock.instant().plus(LEASE));
        apply(owner, taskId, new RunEvent.Sent(new SlotKey(scope.organizationId(), 0)));
        apply(owner, taskId, new RunEvent.Claimed(attempt, lease));
        apply(owner, taskId, new RunEvent.Started(token, clock.instant(), "sha256:1"));
        return token;
    }

    /** Ends the container that runs with exit code 0. */
    public void exit(SignedUp owner, String taskId, LogTotals totals) {
        exit(owner, taskId, 0, totals);
    }

    void exit(SignedUp owner, String taskId, int code, LogTotals totals) {
        FencingToken token = found(owner, taskId).progress().attempts().getLast().token();
        apply(owner, taskId, new RunEvent.Exited(token, clock.instant(), code, totals));
    }

    void apply(SignedUp owner, String taskId, RunEvent event) {
        assertThat(changes.apply(scope(owner), new TaskId(taskId), event))
                .isInstanceOf(ChangeResult.Changed.class);
    }

    /** The first line. */
    public void log(SignedUp owner, String taskId, String text) {
        LogLine line = new LogLine(1, LogStream.STDOUT, clock.instant(), text, false);
        logs.append(scope(owner), run(owner, taskId), List.of(line));
    }

    /** A file among the reports of the attempt that runs. */
    public void leave(SignedUp owner, String taskId, int number, String path, String text) {
        byte[] content = ReportSamples.bytes(text);
        FactOrigin origin = new FactOrigin(run(owner, taskId), RandomIds.fencingToken(), 1);
        String sum = ReportSamples.sum(content);
        assertThat(
                        reports.keep(
                                scope(owner),
                                new ReportPart(origin, number, path, 0, content, sum)))
                .isEmpty();
    }

    /** The last word on the reports of the attempt that runs. */
    public void leftAll(SignedUp owner, String taskId) {
        FactOrigin origin = new FactOrigin(run(owner, taskId), RandomIds.fencingToken(), 1);
        reports.put(scope(owner), new ReportsLeft(origin, 1, 1, 0, true, null));
    }

    /** Lines with the text {@code line <seq>}. */
    void log(SignedUp owner, String taskId, long first, long last) {
        List<LogLine> lines =
                LongStream.rangeClosed(first, last)
                        .mapToObj(
                                seq ->
                                        new LogLine(
                                                seq,
                                                seq % 2 == 1 ? LogStream.STDOUT : LogStream.STDERR,
                                                clock.instant(),
                                                "line " + seq,
                                                false))
                        .toList();
        logs.append(scope(owner), run(owner, taskId), lines);
    }

    int storedLines(SignedUp owner, RunRef run) {
        return logs.read(scope(owner), run, 1, ExecutionLogs.READ_MAX).size();
    }

    RunRef run(SignedUp owner, String taskId) {
        return found(owner, taskId).currentRun();
    }

    private Execution found(SignedUp owner, String taskId) {
        return executions.find(scope(owner), new TaskId(taskId)).orElseThrow();
    }

    private static OrganizationScope scope(SignedUp owner) {
        return OrganizationScope.ofVerifiedToken(new OrganizationId(owner.organizationId()));
    }
}
