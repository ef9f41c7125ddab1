package dev.aac.producer.platform.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aac.contract.fact.FactOrigin;
import dev.aac.contract.job.ClaimAnswer.Granted;
import dev.aac.contract.job.RunJob;
import dev.aac.producer.execution.ScriptedWorker;
import dev.aac.producer.platform.testing.LogRecords;
import dev.aac.producer.platform.testing.SignedUp;
import dev.aac.tracing.CollectorResource;
import dev.aac.tracing.ReceivedSpan;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** With a collector configured, a run is one trace from the request to the end. */
@QuarkusTest
@Tag("serial")
@TestProfile(TracedRunTest.WithCollector.class)
class TracedRunTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int SLOTS = 1_000;
    private static final String CLIENT_SPAN = "00f067aa0ba902b7";
    private static final String WORKER_SPAN = "1234567890abcdef";

    @Inject
    @ConfigProperty(name = "aac.broker.url")
    String brokerUrl;

    private SignedUp person;
    private final String task = "task-" + UUID.randomUUID();
    private final String trace = UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void signUp() {
        person = SignedUp.anew();
    }

    @Test
    void requestJobAndFactsAreOneTrace() throws Exception {
        try (LogRecords log = LogRecords.listen();
                ScriptedWorker worker = new ScriptedWorker(brokerUrl, "traced-worker")) {
            worker.offers(SLOTS);
            submit();
            RunJob job = job(worker);
            worker.inTrace("00-" + trace + "-" + WORKER_SPAN + "-01");
            runs(worker, job);
            worker.offers(0);

            ReceivedSpan request = arrived("POST /api/execution-request");
            ReceivedSpan sent = arrived("send test_queue");
            assertThat(request.service()).isEqualTo("aac-producer");
            assertThat(request.parentId()).isEqualTo(CLIENT_SPAN);
            assertThat(sent.parentId()).isEqualTo(request.spanId());
            assertThat(job.traceparent()).isEqualTo(sent.traceparent());
            assertThat(arrived("fact started").parentId()).isEqualTo(WORKER_SPAN);
            assertThat(arrived("fact exited").parentId()).isEqualTo(WORKER_SPAN);
            assertThat(sent.attributes())
                    .containsEntry("aac.task", task)
                    .containsEntry("aac.organization", person.organizationId())
                    .containsEntry("aac.attempt", "1");
            assertThat(log.about(task))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line.context()).containsEntry("traceId", trace));
        }
    }

    @Test
    void nothingThatPeopleWroteIsInASpan() throws Exception {
        try (ScriptedWorker worker = new ScriptedWorker(brokerUrl, "traced-worker")) {
            worker.offers(SLOTS);
            submit();
            RunJob job = job(worker);
            worker.inTrace("00-" + trace + "-" + WORKER_SPAN + "-01");
            runs(worker, job);
            worker.offers(0);
            followed().get("/api/executions?q=s3cret").then().statusCode(200);

            ReceivedSpan list = arrived("GET /api/executions");
            assertThat(list.attributes()).containsEntry("url.query", "hidden");
            assertThat(CollectorResource.opened().spansOf(trace).toString())
                    .doesNotContain("s3cret")
                    .doesNotContain("somebody-else")
                    .doesNotContain(person.token());
            assertThat(CollectorResource.opened().spansOf(trace))
                    .extracting(ReceivedSpan::name)
                    .as("log batches have no spans of their own")
                    .noneMatch(name -> name.contains("log"));
        }
    }

    @Test
    void probesAreNotTraced() {
        for (String path : List.of("/", "/api/health", "/q/health/ready", "/q/health/live")) {
            followed().get(path).then().statusCode(200);
        }
        followed().get("/api/executions").then().statusCode(200);

        arrived("GET /api/executions");
        assertThat(CollectorResource.opened().spansOf(trace)).hasSize(1);
    }

    private RequestSpecification followed() {
        return person.request()
                .header("traceparent", "00-" + trace + "-" + CLIENT_SPAN + "-01")
                .header("baggage", "tenant=somebody-else");
    }

    private void submit() {
        followed()
                .contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "taskId",
                                task,
                                "image",
                                "busybox:1",
                                "command",
                                "echo s3cret",
                                "config",
                                Map.of("env", Map.of("PASSWORD", "s3cret"))))
                .post("/api/execution-request")
                .then()
                .statusCode(202);
    }

    private RunJob job(ScriptedWorker worker) {
        return await().atMost(SOON)
                .until(
                        () -> worker.jobAtHand(run -> run.taskId().value().equals(task)),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static void runs(ScriptedWorker worker, RunJob job) {
        Granted granted = (Granted) worker.claims(job.run());
        FactOrigin origin = new FactOrigin(job.run(), granted.token(), 1);
        worker.started(origin);
        worker.logs(origin, 1, 3);
        worker.exited(origin, 0);
    }

    private ReceivedSpan arrived(String name) {
        return await(name + " in " + trace)
                .atMost(SOON)
                .until(
                        () ->
                                CollectorResource.opened().spansOf(trace).stream()
                                        .filter(span -> span.name().equals(name))
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** The producer as its operator has told it of a collector. */
    public static final class WithCollector implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(CollectorResource.class));
        }
    }
}
