package dev.aac.producer.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aac.contract.fact.FactOrigin;
import dev.aac.contract.job.ClaimAnswer.Granted;
import dev.aac.contract.job.RunJob;
import dev.aac.producer.platform.testing.LogRecords;
import dev.aac.producer.platform.testing.LogRecords.Line;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A run can be followed through the log by the id of the request that asked for it. */
@QuarkusTest
@Tag("serial")
class RunLogTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** Runs of other tests wait in the same store; there must be room for them too. */
    private static final int SLOTS = 1_000;

    @Inject
    @ConfigProperty(name = "aac.broker.url")
    String brokerUrl;

    @Test
    void everyLineAboutARunCarriesItsRequestAndItsRun() throws Exception {
        SignedUp person = SignedUp.anew();
        String task = "task-" + UUID.randomUUID();
        String request = "request-" + UUID.randomUUID();
        try (LogRecords log = LogRecords.listen();
                ScriptedWorker worker = new ScriptedWorker(brokerUrl, "log-worker")) {
            worker.offers(SLOTS);
            submit(person, task, request);
            RunJob job =
                    await().atMost(SOON)
                            .until(
                                    () -> worker.jobAtHand(r -> r.taskId().value().equals(task)),
                                    Optional::isPresent)
                            .orElseThrow();
            assertThat(job.correlationId()).isEqualTo(request);
            runs(worker, job);
            worker.offers(0);

            List<Line> lines = log.about(task);
            assertThat(lines)
                    .extracting(Line::message)
                    .anyMatch(message -> message.equals("The execution is accepted"))
                    .anyMatch(message -> message.contains("is now RUNNING"))
                    .anyMatch(message -> message.contains("is now PASSED"));
            assertThat(lines)
                    .allSatisfy(line -> assertThat(line.context()).containsAllEntriesOf(of(job)));
        }
    }

    /** A client's own is not taken either, and no thread waits for spans. */
    @Test
    void withoutACollectorNoTraceIsFollowed() throws Exception {
        SignedUp person = SignedUp.anew();
        String task = "task-" + UUID.randomUUID();
        try (LogRecords log = LogRecords.listen();
                ScriptedWorker worker = new ScriptedWorker(brokerUrl, "log-worker")) {
            worker.offers(SLOTS);
            submit(person, task, "request-" + UUID.randomUUID());
            RunJob job =
                    await().atMost(SOON)
                            .until(
                                    () -> worker.jobAtHand(r -> r.taskId().value().equals(task)),
                                    Optional::isPresent)
                            .orElseThrow();
            worker.offers(0);

            assertThat(job.traceparent()).isNull();
            assertThat(log.about(task))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line.context()).doesNotContainKey("traceId"));
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.startsWith("BatchSpanProcessor"));
        }
    }

    private static Map<String, String> of(RunJob job) {
        return Map.of(
                "organizationId", job.run().organizationId().value(),
                "taskId", job.run().taskId().value(),
                "attempt", "1",
                "correlationId", job.correlationId());
    }

    private static void runs(ScriptedWorker worker, RunJob job) {
        Granted granted = (Granted) worker.claims(job.run());
        FactOrigin origin = new FactOrigin(job.run(), granted.token(), 1);
        worker.started(origin);
        worker.logs(origin, 1, 3);
        worker.exited(origin, 0);
    }

    private static void submit(SignedUp person, String task, String correlationId) {
        person.request()
                .contentType(ContentType.JSON)
                .header("X-Correlation-Id", correlationId)
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .body(Map.of("taskId", task, "image", "busybox:1", "command", "true"))
                .post("/api/execution-request")
                .then()
                .statusCode(202);
    }
}
