package dev.aac.contract.golden;

import dev.aac.contract.fact.AbortReason;
import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.FactAnswer;
import dev.aac.contract.fact.FactOrigin;
import dev.aac.contract.fact.HeldRun;
import dev.aac.contract.fact.LogDigests;
import dev.aac.contract.fact.LogGap;
import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogStream;
import dev.aac.contract.fact.LogTotals;
import dev.aac.contract.fact.RenewalAnswer;
import dev.aac.contract.fact.RenewalCall;
import dev.aac.contract.fact.ReportAnswer;
import dev.aac.contract.fact.ReportFact;
import dev.aac.contract.fact.RunPhase;
import dev.aac.contract.id.ClaimId;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.contract.id.WorkerId;
import dev.aac.contract.job.CancelRun;
import dev.aac.contract.job.Claim;
import dev.aac.contract.job.ClaimAnswer;
import dev.aac.contract.job.ImageReference;
import dev.aac.contract.job.JobSpec;
import dev.aac.contract.job.RunJob;
import dev.aac.contract.job.RunLimits;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.contract.live.LiveEvent;
import dev.aac.contract.live.RunAnalysis;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The samples. Each has a file {@code golden/<name>.json} beside this class's resources; a change
 * of one that a running worker or producer could not read is a change of the contract.
 *
 * @param name of its file
 * @param type to read it as: for a member of a sealed family, the family
 */
public record GoldenMessages(String name, Class<?> type, Object value) {

    private static final Instant TIME = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final String TRACEPARENT =
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final RunRef RUN =
            new RunRef(
                    new OrganizationId("64b000000000000000000001"),
                    new TaskId("nightly-42"),
                    new RunId("0123456789abcdef0123456789abcdef"),
                    2);
    private static final FencingToken TOKEN = new FencingToken("f".repeat(32));
    private static final LogTotals LOG = new LogTotals(3, 42, false);
    private static final LogTotals WHOLE_LOG =
            new LogTotals(3, 42, false, null, new LogDigests("ab".repeat(32), null));
    private static final LogTotals CUT_LOG =
            new LogTotals(3, 42, true, new LogGap(2, 700, 5_600), null);
    private static final List<LogLine> LINES =
            List.of(
                    new LogLine(1, LogStream.STDOUT, TIME, "héllo \u001b[32m✓\u001b[0m", false),
                    new LogLine(2, LogStream.STDERR, TIME, "long", true));

    private static final RunAnalysis ANALYSIS =
            new RunAnalysis(
                    "missing",
                    "The module shop-client is not there.",
                    List.of(new RunAnalysis.Line(2, "Error: Cannot find module 'shop-client'")),
                    0.78,
                    "Install it in the image, or correct its path.",
                    null);

    /** All of them. */
    public static Stream<GoldenMessages> all() {
        return Stream.of(jobs(), facts(), reports(), live()).flatMap(Function.identity());
    }

    /** The JSON in this sample's file. */
    public String json() throws IOException {
        String path = "/golden/" + name + ".json";
        try (InputStream file =
                Objects.requireNonNull(GoldenMessages.class.getResourceAsStream(path), path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    private static Stream<GoldenMessages> jobs() {
        JobSpec spec =
                new JobSpec(
                        new ImageReference("registry.example:5000/team/tests:1.2"),
                        "npm test",
                        "all",
                        List.of("login", "logout"),
                        new RunLimits(1800, 60, 1.5, 2048));
        JobSpec plain =
                new JobSpec(
                        new ImageReference("busybox"),
                        null,
                        "all",
                        List.of(),
                        new RunLimits(1, null, 2, 64));
        return Stream.of(
                sample("run-job", RunJob.class, new RunJob(RUN, spec, "c0ffee", TRACEPARENT)),
                sample("run-job-plain", RunJob.class, new RunJob(RUN, plain, "c0ffee", null)),
                sample("cancel-run", CancelRun.class, new CancelRun(RUN)),
                sample(
                        "claim",
                        Claim.class,
                        new Claim(new ClaimId("c".repeat(32)), RUN, new WorkerId("worker-1.boot"))),
                sample(
                        "claim-granted",
                        ClaimAnswer.class,
                        new ClaimAnswer.Granted(
                                TOKEN, 15_000, Map.of("CI", "true"), List.of(), "inst-1")),
                sample(
                        "claim-granted-secrets",
                        ClaimAnswer.class,
                        new ClaimAnswer.Granted(
                                TOKEN,
                                15_000,
                                Map.of("CI", "true", "TOKEN", "hunter22"),
                                List.of("TOKEN"),
                                "inst-1")),
                sample(
                        "claim-refused",
                        ClaimAnswer.class,
                        new ClaimAnswer.Refused(ClaimAnswer.Reason.TAKEN)));
    }

    private static Stream<GoldenMessages> facts() {
        FactOrigin origin = new FactOrigin(RUN, TOKEN, 7);
        return Stream.of(
                fact("started", new Fact.Started(origin, TIME, "sha256:abc")),
                fact("log-lines", new Fact.LogLines(origin, LINES)),
                fact("exited", new Fact.Exited(origin, TIME, 137, LOG)),
                fact("exited-digests", new Fact.Exited(origin, TIME, 137, WHOLE_LOG)),
                fact(
                        "aborted-gap",
                        new Fact.Aborted(origin, TIME, AbortReason.TIMED_OUT, null, CUT_LOG)),
                fact(
                        "aborted",
                        new Fact.Aborted(origin, TIME, AbortReason.START_FAILED, "no shell", LOG)),
                fact(
                        "aborted-plain",
                        new Fact.Aborted(origin, TIME, AbortReason.TIMED_OUT, null, LOG)),
                sample("accepted", FactAnswer.class, new FactAnswer.Accepted()),
                sample("not-yours", FactAnswer.class, new FactAnswer.NotYours()),
                sample(
                        "renewal",
                        RenewalCall.class,
                        new RenewalCall.Renewal(
                                new WorkerId("worker-1.boot"),
                                4,
                                3,
                                List.of(new HeldRun(RUN, TOKEN, RunPhase.RUNNING)),
                                List.of(RUN))),
                sample("probe", RenewalCall.class, new RenewalCall.Probe("replica-1")),
                sample(
                        "renewal-answer",
                        RenewalAnswer.class,
                        new RenewalAnswer(
                                List.of(TOKEN),
                                List.of(),
                                List.of(TOKEN),
                                List.of(RUN),
                                "inst-1")));
    }

    private static Stream<GoldenMessages> reports() {
        FactOrigin origin = new FactOrigin(RUN, TOKEN, 7);
        byte[] bytes = "<testsuite/>".getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                sample(
                        "report-part",
                        ReportFact.class,
                        new ReportFact.ReportPart(
                                origin, 1, "junit/größe.xml", 0, bytes, "a".repeat(64))),
                sample(
                        "report-part-first",
                        ReportFact.class,
                        new ReportFact.ReportPart(origin, 2, "video.webm", 262_144, bytes, null)),
                sample(
                        "reports-left",
                        ReportFact.class,
                        new ReportFact.ReportsLeft(
                                origin, 2, 300_000, 1, false, "1 entry was not kept.")),
                sample(
                        "reports-left-plain",
                        ReportFact.class,
                        new ReportFact.ReportsLeft(origin, 2, 300_000, 0, true, null)),
                sample("report-stored", ReportAnswer.class, new ReportAnswer.Stored()),
                sample(
                        "report-refused",
                        ReportAnswer.class,
                        new ReportAnswer.Refused("The store of reports is full.")),
                sample("report-not-yours", ReportAnswer.class, new ReportAnswer.NotYours()));
    }

    private static Stream<GoldenMessages> live() {
        return Stream.of(
                sample(
                        "execution-updated",
                        LiveEvent.ExecutionUpdated.class,
                        new LiveEvent.ExecutionUpdated(
                                RUN.taskId(),
                                RUN.organizationId(),
                                ExecutionStatus.FAILED,
                                5,
                                null,
                                TIME,
                                TIME,
                                2,
                                3,
                                null,
                                ANALYSIS,
                                null,
                                null)),
                sample(
                        "execution-not-analyzed",
                        LiveEvent.ExecutionUpdated.class,
                        new LiveEvent.ExecutionUpdated(
                                RUN.taskId(),
                                RUN.organizationId(),
                                ExecutionStatus.FAILED,
                                6,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                new RunAnalysis(
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        "The analysis took too long."),
                                null,
                                null)),
                sample(
                        "execution-log",
                        LiveEvent.ExecutionLog.class,
                        new LiveEvent.ExecutionLog(
                                RUN.taskId(), RUN.organizationId(), 2, 1, LINES)));
    }

    private static GoldenMessages fact(String name, Fact fact) {
        return sample(name, Fact.class, fact);
    }

    private static GoldenMessages sample(String name, Class<?> type, Object value) {
        return new GoldenMessages(name, type, value);
    }
}
