package dev.aac.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aac.contract.job.RunJob;
import dev.aac.worker.container.ContainerScript;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A run goes on with the trace of its job, and its facts take it on. */
class TracedRunTest extends WorkerScenario {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SENDER = "00f067aa0ba902b7";
    private static final String TRACEPARENT = "00-" + TRACE + "-" + SENDER + "-01";

    @RegisterExtension
    private static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

    @Test
    void runIsASpanOfItsJobWithItsStepsInside() throws Exception {
        engineWith(ContainerScript.exits(3));
        RunJob job = Jobs.followed("followed", TRACEPARENT);
        TestedWorker worker = startWorker();

        submit(job);
        awaitStory(job.run(), "started", "exited 3");
        awaitIdle(worker);
        awaitSpans("remove container");

        SpanData run = span("run");
        assertThat(run.getTraceId()).isEqualTo(TRACE);
        assertThat(run.getParentSpanId()).isEqualTo(SENDER);
        assertThat(textOf(run))
                .containsEntry("aac.organization", job.run().organizationId().value())
                .containsEntry("aac.task", "followed")
                .containsEntry("aac.attempt", "1")
                .containsEntry("aac.image", "tests:1")
                .containsEntry("aac.exit_code", "3");
        assertThat(run.getStatus()).as("a failed test").isEqualTo(StatusData.unset());
        assertThat(TELEMETRY.getSpans())
                .filteredOn(span -> !span.equals(run))
                .allSatisfy(span -> assertThat(span.getParentSpanId()).isEqualTo(run.getSpanId()))
                .extracting(SpanData::getName)
                .containsExactlyInAnyOrder(
                        "prepare image",
                        "create container",
                        "start container",
                        "await container",
                        "container",
                        "drain output",
                        "read reports",
                        "remove container");
    }

    @Test
    void factsTakeTheRunsSpanOnAndLogBatchesDoNot() throws Exception {
        engineWith(ContainerScript.exits(0).afterLogging("a line"));
        RunJob job = Jobs.followed("facts", TRACEPARENT);
        TestedWorker worker = startWorker();

        submit(job);
        awaitStory(job.run(), "started", "exited 0");
        awaitIdle(worker);
        awaitSpans("run");

        String onward = "00-" + TRACE + "-" + span("run").getSpanId() + "-01";
        assertThat(producer.traceparentOf("claim")).contains(TRACEPARENT);
        assertThat(producer.traceparentOf("started")).contains(onward);
        assertThat(producer.traceparentOf("exited")).contains(onward);
        assertThat(producer.log(job.run())).hasSize(1);
        assertThat(producer.traceparentOf("log-lines")).isEmpty();
    }

    @Test
    void runThatThePlatformFailedIsAFailedSpan() throws Exception {
        containers.setAway(true);
        RunJob job = Jobs.followed("away", TRACEPARENT);
        startWorker();

        submit(job);
        awaitSpans("run");

        assertThat(span("run").getStatus())
                .isEqualTo(StatusData.create(StatusCode.ERROR, "ENGINE_FAILED"));
        assertThat(span("prepare image").getStatus())
                .isEqualTo(StatusData.create(StatusCode.ERROR, "EngineAway"));
        containers.setAway(false);
    }

    @Test
    void nothingThatPeopleWroteIsInASpan() throws Exception {
        engineWith(ContainerScript.exits(0).afterLogging("s3cret"));
        RunJob job = Jobs.followed("private", TRACEPARENT);
        TestedWorker worker = startWorker();

        submit(job);
        awaitStory(job.run(), "started", "exited 0");
        awaitIdle(worker);
        awaitSpans("run");

        assertThat(TELEMETRY.getSpans().toString())
                .doesNotContain("s3cret")
                .doesNotContain("run all");
    }

    @Test
    void jobThatNobodyFollowsHasNoSpan() throws Exception {
        RunJob job = Jobs.job("alone");
        TestedWorker worker = startWorker();

        submit(job);
        awaitStory(job.run(), "started", "exited 0");
        awaitIdle(worker);
        awaitNoContainer();

        assertThat(TELEMETRY.getSpans()).isEmpty();
        assertThat(producer.traceparentOf("exited")).isEmpty();
    }

    @Test
    void malformedTraceparentIsAsGoodAsNone() throws Exception {
        RunJob job = Jobs.followed("rubbish", "00-rubbish");
        TestedWorker worker = startWorker();

        submit(job);
        awaitStory(job.run(), "started", "exited 0");
        awaitIdle(worker);

        assertThat(TELEMETRY.getSpans()).isEmpty();
    }

    private void awaitSpans(String name) {
        await(name).atMost(LONG).until(() -> found(name).isPresent());
    }

    private SpanData span(String name) {
        return found(name).orElseThrow();
    }

    private Optional<SpanData> found(String name) {
        List<SpanData> spans = TELEMETRY.getSpans();
        return spans.stream().filter(span -> span.getName().equals(name)).findFirst();
    }

    private static Map<String, String> textOf(SpanData span) {
        return span.getAttributes().asMap().entrySet().stream()
                .collect(
                        Collectors.toMap(
                                entry -> entry.getKey().getKey(),
                                entry -> entry.getValue().toString()));
    }
}
