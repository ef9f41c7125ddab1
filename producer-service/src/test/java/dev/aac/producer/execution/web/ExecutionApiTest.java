package dev.aac.producer.execution.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.aac.contract.fact.AbortReason;
import dev.aac.contract.fact.LogTotals;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.RunRef;
import dev.aac.producer.execution.ExecutionSamples;
import dev.aac.producer.execution.RunEvent;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Tag("serial")
class ExecutionApiTest {

    private static final Instant ENDED = Instant.parse("2026-03-01T12:00:00Z");
    private static final String CORRELATION = "X-Correlation-Id";

    @Inject Workers workers;

    @Test
    void finishedExecutionShowsItsAttemptsAndTheEndOfItsLog() {
        SignedUp admin = SignedUp.anew();
        Submitting.accepted(admin, "t1");
        FencingToken token = workers.start(admin, "t1");
        workers.log(admin, "t1", 1, 3);
        workers.apply(
                admin, "t1", new RunEvent.Exited(token, ENDED, 3, new LogTotals(3, 21, false)));

        admin.request()
                .get("/api/executions/t1")
                .then()
                .statusCode(200)
                .body("data.status", equalTo("FAILED"))
                .body("data.exitCode", equalTo(3))
                .body("data.error", nullValue())
                .body("data.imageDigest", equalTo("sha256:1"))
                .body("data.startTime", notNullValue())
                .body("data.endTime", equalTo("2026-03-01T12:00:00Z"))
                .body("data.attempts.size()", equalTo(1))
                .body("data.attempts[0].number", equalTo(1))
                .body("data.attempts[0].workerId", equalTo("worker-of-a-test"))
                .body("data.attempts[0].exitCode", equalTo(3))
                .body("data.attempts[0].outcome", equalTo("FAILED"))
                .body("data.attempts[0]", not(hasKey("token")))
                .body("data.logs.lines", equalTo(3))
                .body("data.logs.bytes", equalTo(21))
                .body("data.logs.complete", equalTo(true))
                .body("data.output", equalTo("line 1\nline 2\nline 3\n"));
    }

    @Test
    void failedExecutionSaysWhatBrokeAndOnWhichLines() {
        SignedUp admin = SignedUp.anew();
        Submitting.accepted(admin, "t1");
        FencingToken token = workers.start(admin, "t1");
        workers.apply(
                admin,
                "t1",
                new RunEvent.Exited(token, ENDED, 127, new LogTotals(3, 21, false), true));
        admin.request()
                .get("/api/executions/t1")
                .then()
                .body("data.status", equalTo("ANALYZING"))
                .body("data.exitCode", equalTo(127))
                .body("data.endTime", equalTo("2026-03-01T12:00:00Z"))
                .body("data", not(hasKey("analysis")));
        workers.apply(admin, "t1", new RunEvent.Analyzed(ExecutionSamples.analysis()));

        admin.request()
                .get("/api/executions/t1")
                .then()
                .body("data.status", equalTo("FAILED"))
                .body("data.analysis.category", equalTo("missing"))
                .body("data.analysis.sentence", equalTo("The command newman is not there."))
                .body("data.analysis.evidence.seq", equalTo(List.of(2, 3)))
                .body("data.analysis.evidence[0].text", equalTo("bash: newman: command not found"))
                .body("data.analysis.confidence", equalTo(0.78f))
                .body("data.analysis.nextStep", equalTo("Add it to the image."))
                .body("data.analysis", not(hasKey("error")))
                .body("data.analysis.explanation.claims[0].evidence.seq", equalTo(List.of(2)))
                .body("data.analysis.explanation.model.name", equalTo("gemini-2.5-flash-lite"))
                .body("data.analysis.explanation.model.microUsd", equalTo(122));
        admin.request()
                .get("/api/executions")
                .then()
                .body("data[0].analysis.category", equalTo("missing"))
                .body("data[0].analysis", not(hasKey("explanation")))
                .body("data[0].analysis", not(hasKey("evidence")));
    }

    @Test
    void analysisThatFailedSaysWhyAndLeavesTheVerdict() {
        SignedUp admin = SignedUp.anew();
        Submitting.accepted(admin, "t1");
        FencingToken token = workers.start(admin, "t1");
        workers.apply(
                admin,
                "t1",
                new RunEvent.Exited(token, ENDED, 1, new LogTotals(0, 0, false), true));

        admin.request()
                .post("/api/executions/t1/cancel")
                .then()
                .statusCode(200)
                .body("data.status", equalTo("FAILED"))
                .body("data.cancelRequested", nullValue())
                .body("data.analysis.error", containsString("cancelled"))
                .body("data.analysis", not(hasKey("category")));
    }

    @Test
    void errorIsASentence() {
        SignedUp admin = SignedUp.anew();
        Submitting.accepted(admin, "t1");
        FencingToken token = workers.start(admin, "t1");
        workers.apply(
                admin,
                "t1",
                new RunEvent.Aborted(
                        token, ENDED, AbortReason.TIMED_OUT, null, new LogTotals(0, 0, false)));

        admin.request()
                .get("/api/executions/t1")
                .then()
                .body("data.status", equalTo("ERROR"))
                .body("data.exitCode", nullValue())
                .body("data.error", equalTo("timed out after 1800 s"));
    }

    @Test
    void answersHoldNoCredential() {
        SignedUp admin = SignedUp.anew();
        Submitting.accepted(admin, "t1");
        FencingToken token = workers.start(admin, "t1");

        for (String path : List.of("/api/executions", "/api/executions/t1")) {
            String answer = admin.request().get(path).asString();
            assertThat(answer).contains("t1").doesNotContain(token.value());
        }
    }

    @Test
    void waitingExecutionIsCancelledAtOnce() {
        SignedUp admin = SignedUp.anew();
        Submitting.accepted(admin, "t1");

        admin.request()
                .post("/api/executions/t1/cancel")
                .then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("data.taskId", equalTo("t1"))
                .body("data.status", equalTo("CANCELLED"))
                .body("data.endTime", notNullValue())
                .body("data", not(hasKey("cancelRequested")));
    }

    @Test
    void runningExecutionIsAskedToStopAndSaysSo() {
        SignedUp admin = SignedUp.anew();
        Submitting.accepted(admin, "t1");
        FencingToken token = workers.start(admin, "t1");

        for (int again = 0; again < 2; again++) {
            admin.request()
                    .contentType(ContentType.JSON)
                    .body("{}")
                    .post("/api/executions/t1/cancel")
                    .then()
                    .statusCode(200)
                    .body("data.status", equalTo("RUNNING"))
                    .body("data.cancelRequested", equalTo(true));
        }
        workers.apply(
                admin,
                "t1",
                new RunEvent.Aborted(
                        token, ENDED, AbortReason.CANCELLED, null, new LogTotals(0, 0, false)));
        admin.request()
                .post("/api/executions/t1/cancel")
                .then()
                .statusCode(200)
                .body("data.status", equalTo("CANCELLED"))
                .body("data", not(hasKey("cancelRequested")));
    }

    @Test
    void deletedExecutionIsGoneWithItsLogAndItsNameIsFree() {
        SignedUp admin = SignedUp.anew();
        Submitting.accepted(admin, "t1");
        workers.start(admin, "t1");
        workers.log(admin, "t1", 1, 3);
        RunRef run = workers.run(admin, "t1");

        admin.request()
                .delete("/api/executions/t1")
                .then()
                .statusCode(200)
                .body("", equalTo(Map.of("success", true)));

        admin.request().get("/api/executions/t1").then().statusCode(404);
        admin.request().get("/api/executions/t1/logs").then().statusCode(404);
        admin.request().delete("/api/executions/t1").then().statusCode(404);
        assertThat(workers.storedLines(admin, run)).isZero();
        Submitting.accepted(admin, "t1");
        admin.request()
                .get("/api/executions/t1")
                .then()
                .body("data.status", equalTo("PENDING"))
                .body("data.output", equalTo(""));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, ''",
        "DELETE, ''",
        "POST, /cancel",
        "GET, /logs",
        "GET, /logs?fromSeq=1&limit=10&attempt=1"
    })
    void foreignExecutionIsAnsweredLikeAMissingOne(Method method, String rest) {
        SignedUp owner = SignedUp.anew();
        SignedUp stranger = SignedUp.anew();
        Submitting.accepted(owner, "theirs");
        workers.start(owner, "theirs");
        workers.log(owner, "theirs", 1, 3);

        byte[] foreign = refused(stranger, method, "theirs" + rest);

        assertThat(foreign).isEqualTo(refused(stranger, method, "missing" + rest));
        assertThat(foreign).isEqualTo(refused(stranger, method, "no%20task%20id" + rest));
        assertThat(foreign).isEqualTo(refused(stranger, method, "x".repeat(200) + rest));
        owner.request()
                .get("/api/executions/theirs")
                .then()
                .statusCode(200)
                .body("data.status", equalTo("RUNNING"))
                .body("data", not(hasKey("cancelRequested")));
    }

    @Test
    void foreignLogIsNotDownloadedEither() {
        SignedUp owner = SignedUp.anew();
        SignedUp stranger = SignedUp.anew();
        Submitting.accepted(owner, "theirs");

        for (String taskId : List.of("theirs", "missing", "%20")) {
            stranger.request()
                    .accept("text/plain")
                    .get("/api/executions/" + taskId + "/logs")
                    .then()
                    .statusCode(404)
                    .body("error", equalTo("Execution not found"));
        }
    }

    @Test
    void unknownParametersAreRefusedEverywhere() {
        SignedUp admin = SignedUp.anew();
        Submitting.accepted(admin, "t1");
        String path = "/api/executions/t1";
        List<Response> answers =
                List.of(
                        admin.request().get(path + "?x=1"),
                        admin.request().delete(path + "?x=1"),
                        admin.request().post(path + "/cancel?x=1"),
                        admin.request().get(path + "/logs?x=1"),
                        admin.request().get("/api/executions?x=1"));

        for (Response answer : answers) {
            answer.then()
                    .statusCode(400)
                    .body("error", equalTo("Unknown fields"))
                    .body("fields.keySet()", contains("x"));
        }
        admin.request().get(path).then().body("data.status", equalTo("PENDING"));
    }

    @Test
    void routesNeedAToken() {
        for (String path :
                List.of("/api/executions", "/api/executions/t", "/api/executions/t/logs")) {
            given().get(path).then().statusCode(401);
        }
    }

    /** The whole answer: status, headers but the moving ones, and body. */
    private static byte[] refused(SignedUp caller, Method method, String path) {
        Response answer =
                caller.request()
                        .header(CORRELATION, "the-same")
                        .urlEncodingEnabled(false)
                        .request(method, "/api/executions/" + path);
        answer.then().statusCode(404).body("error", equalTo("Execution not found"));
        return (answer.getHeaders() + "\n" + answer.asString()).getBytes(StandardCharsets.UTF_8);
    }
}
