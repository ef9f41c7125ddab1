package dev.aac.producer.execution.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Tag("serial")
class RetryApiTest {

    private static final String CORRELATION = "X-Correlation-Id";

    @Inject Workers workers;

    @Test
    void endedExecutionIsAskedForOnceMoreWithTheSameRequest() {
        SignedUp admin = SignedUp.anew();
        Map<String, Object> request =
                Map.of(
                        "taskId", "nightly",
                        "image", Submitting.IMAGE,
                        "command", "npm test",
                        "folder", "smoke",
                        "tests", List.of("a", "b"),
                        "groupName", "nights",
                        "config", Map.of("retryAttempts", 2, "env", Map.of("A", "1")));
        Submitting.body(admin, request).statusCode(202);
        end(admin, "nightly");

        retry(admin, "nightly")
                .statusCode(202)
                .body("data.taskId", equalTo("nightly-retry-1"))
                .body("data.status", equalTo("PENDING"))
                .body("data.attempts", equalTo(List.of()))
                .body("data.command", equalTo("npm test"))
                .body("data.folder", equalTo("smoke"))
                .body("data.tests", equalTo(List.of("a", "b")))
                .body("data.groupName", equalTo("nights"))
                .body("data.config.retryAttempts", equalTo(2))
                .body("data.config.env.A", equalTo("1"))
                .body("data.trigger.kind", equalTo("retry"))
                .body("data.trigger.retryOf", equalTo("nightly"))
                .body("data.trigger.userId", equalTo(admin.userId()));

        admin.request()
                .get("/api/executions/nightly")
                .then()
                .body("data.status", equalTo("CANCELLED"))
                .body("data.trigger.kind", equalTo("dashboard"));
        admin.request()
                .get("/api/executions?q=nightly-retry-1")
                .then()
                .body("data[0].trigger.retryOf", equalTo("nightly"));
    }

    @Test
    void namesCountOnAndAreNeverUsedTwice() {
        SignedUp admin = SignedUp.anew();
        Submitting.accepted(admin, "t1");
        end(admin, "t1");

        retry(admin, "t1").statusCode(202).body("data.taskId", equalTo("t1-retry-1"));
        retry(admin, "t1").statusCode(202).body("data.taskId", equalTo("t1-retry-2"));
        end(admin, "t1-retry-1");
        retry(admin, "t1-retry-1")
                .statusCode(202)
                .body("data.taskId", equalTo("t1-retry-3"))
                .body("data.trigger.retryOf", equalTo("t1-retry-1"));
        for (int more = 0; more < 5; more++) {
            retry(admin, "t1").statusCode(202);
        }

        List<String> all =
                admin.request().get("/api/executions").then().extract().path("data.taskId");
        assertThat(all).hasSize(9).doesNotHaveDuplicates();
    }

    @Test
    void nameOfOnesOwnIsTakenUnlessItIsUsed() {
        SignedUp admin = SignedUp.anew();
        Submitting.accepted(admin, "t1");
        end(admin, "t1");

        retry(admin, "t1", "{\"taskId\":\"mine\"}")
                .statusCode(202)
                .body("data.taskId", equalTo("mine"));
        retry(admin, "t1", "{\"taskId\":\"mine\",\"failedOnly\":false}")
                .statusCode(409)
                .body("code", equalTo("execution.task_id_taken"));
    }

    @Test
    void contextOfAPipelineStaysWithTheRetry() {
        SignedUp admin = SignedUp.anew();
        admin.request()
                .contentType(ContentType.JSON)
                .body("{\"taskId\":\"ci\",\"image\":\"a\",\"ciContext\":{\"branch\":\"main\"}}")
                .post("/api/ci/trigger")
                .then()
                .statusCode(202);
        end(admin, "ci");

        retry(admin, "ci")
                .statusCode(202)
                .body("data.trigger.kind", equalTo("retry"))
                .body("data.trigger.ci", equalTo(Map.of("branch", "main")));
    }

    @Test
    void whatHasNotEndedIsNotRepeated() {
        SignedUp admin = SignedUp.anew();
        Submitting.accepted(admin, "t1");
        assertNotEnded(admin);
        workers.start(admin, "t1");
        assertNotEnded(admin);

        admin.request().get("/api/executions").then().body("data.size()", equalTo(1));
    }

    private static void assertNotEnded(SignedUp admin) {
        retry(admin, "t1")
                .statusCode(409)
                .body("error", equalTo("Execution not ended"))
                .body("code", equalTo("execution.not_ended"))
                .body("message", not(equalTo("")));
    }

    @Test
    void failedTestsAloneAreNotRepeatedWhileNobodyKnowsThem() {
        SignedUp admin = SignedUp.anew();
        Submitting.accepted(admin, "t1");
        end(admin, "t1");

        retry(admin, "t1", "{\"failedOnly\":true}")
                .statusCode(409)
                .body("code", equalTo("execution.failed_tests_unknown"));

        admin.request().get("/api/executions").then().body("data.size()", equalTo(1));
    }

    @Test
    void bodyMayBeLeftOut() {
        SignedUp admin = SignedUp.anew();
        Submitting.accepted(admin, "t1");
        end(admin, "t1");

        retry(admin, "t1").statusCode(202);
        retry(admin, "t1", "{}").statusCode(202);
        retry(admin, "t1", "").statusCode(202);
        retry(admin, "t1", "null").statusCode(202);
        admin.request().noContentType().post("/api/executions/t1/retry").then().statusCode(202);
        admin.request()
                .contentType("text/plain")
                .body("{\"failedOnly\":true}")
                .post("/api/executions/t1/retry")
                .then()
                .statusCode(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"failedOnly\":\"yes\"}",
                "{\"failedOnly\":1}",
                "{\"taskId\":7}",
                "{\"taskId\":\"a/b\"}",
                "{\"colour\":\"red\"}",
                "{\"image\":\"other\"}"
            })
    void wrongFieldIsNamed(String body) {
        String field = body.substring(2, body.indexOf('"', 2));

        retry(Anybody.ANYBODY, "t1", body)
                .statusCode(400)
                .body("success", equalTo(false))
                .body("fields", hasKey(field));
    }

    @Test
    void bodiesThatAreNoObjectAreRefused() {
        for (String body : List.of("[]", "{", "\"t\"", "{} {}")) {
            retry(Anybody.ANYBODY, "t1", body).statusCode(400).body("success", equalTo(false));
        }
        retry(Anybody.ANYBODY, "t1", "{\"taskId\":\"" + "x".repeat(10 * 1024 * 1024) + "\"}")
                .statusCode(413);
        Anybody.ANYBODY.request().post("/api/executions/t1/retry?x=1").then().statusCode(400);
    }

    @Test
    void foreignExecutionIsAnsweredLikeAMissingOne() {
        SignedUp owner = SignedUp.anew();
        SignedUp stranger = SignedUp.anew();
        Submitting.accepted(owner, "theirs");
        end(owner, "theirs");
        Submitting.accepted(owner, "running");

        String missing = refused(stranger, "missing");
        for (String foreign : List.of("theirs", "running", "no%20task", "x".repeat(200))) {
            assertThat(refused(stranger, foreign)).isEqualTo(missing);
        }
        stranger.request().get("/api/executions").then().body("data", equalTo(List.of()));
        owner.request().get("/api/executions").then().body("data.size()", equalTo(2));
    }

    @Test
    void apiDescriptionShowsTheRoute() {
        String route = "paths.'/api/executions/{taskId}/retry'.post";
        SignedUp anybody = Anybody.ANYBODY;
        anybody.request()
                .accept(ContentType.JSON)
                .get("/q/openapi?format=json")
                .then()
                .body(
                        route + ".responses.keySet()",
                        hasItems("202", "400", "401", "403", "404", "409", "413", "415", "503"))
                .body(
                        route + ".responses.'403'.description",
                        equalTo("The role lacks executions:run"));
    }

    private static void end(SignedUp owner, String taskId) {
        owner.request()
                .post("/api/executions/" + taskId + "/cancel")
                .then()
                .statusCode(200)
                .body("data.status", equalTo("CANCELLED"));
    }

    private static ValidatableResponse retry(SignedUp person, String taskId) {
        return person.request().post("/api/executions/" + taskId + "/retry").then();
    }

    private static ValidatableResponse retry(SignedUp person, String taskId, String body) {
        return person.request()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/executions/" + taskId + "/retry")
                .then();
    }

    /** The whole answer: status, headers but the moving ones, and body. */
    private static String refused(SignedUp caller, String taskId) {
        Response answer =
                caller.request()
                        .header(CORRELATION, "the-same")
                        .urlEncodingEnabled(false)
                        .post("/api/executions/" + taskId + "/retry");
        answer.then().statusCode(404).body("error", equalTo("Execution not found"));
        return answer.getHeaders() + "\n" + answer.asString();
    }
}
