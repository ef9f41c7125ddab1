package dev.aac.producer.execution.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Tag("serial")
class CiTriggerApiTest {

    private static final String ROUTE = "/api/ci/trigger";
    private static final Map<String, Object> CONTEXT =
            Map.of(
                    "source", "gitlab",
                    "repository", "team/shop",
                    "branch", "main",
                    "prNumber", 17,
                    "commitSha", "0123456789abcdef",
                    "runUrl", "https://ci.example/runs/1");

    @Test
    void pipelinesRequestIsAcceptedWithItsContext() {
        SignedUp admin = SignedUp.anew();

        trigger(admin, body("ci-1"))
                .statusCode(202)
                .body("success", equalTo(true))
                .body("data.taskId", equalTo("ci-1"))
                .body("data.status", equalTo("PENDING"))
                .body("data.trigger.kind", equalTo("api"))
                .body("data.trigger.userId", equalTo(admin.userId()))
                .body("data.trigger", not(hasKey("apiKeyId")))
                .body("data.trigger", not(hasKey("retryOf")))
                .body("data.trigger.ci", equalTo(CONTEXT));

        admin.request()
                .get("/api/executions/ci-1")
                .then()
                .body("data.trigger.ci", equalTo(CONTEXT));
        admin.request()
                .get("/api/executions")
                .then()
                .body("data[0].trigger.kind", equalTo("api"))
                .body("data[0].trigger.ci", equalTo(CONTEXT));
    }

    @Test
    void onlyTheImageIsNeeded() {
        trigger(SignedUp.anew(), Map.of("image", Submitting.IMAGE))
                .statusCode(202)
                .body("data.taskId", matchesPattern("task-[0-9a-f]{32}"))
                .body("data.trigger.kind", equalTo("api"))
                .body("data.trigger", not(hasKey("ci")));
    }

    @Test
    void sameRequestAgainIsAnsweredWithTheExecutionThereIs() {
        SignedUp admin = SignedUp.anew();
        String created =
                trigger(admin, body("ci-1")).statusCode(202).extract().path("data.createdAt");
        admin.request().post("/api/executions/ci-1/cancel").then().statusCode(200);

        Map<String, Object> withDefaults = body("ci-1");
        withDefaults.put("folder", "all");
        withDefaults.put("command", "");
        withDefaults.put("config", Map.of("timeoutSeconds", 1_800, "cpus", 2));
        for (Map<String, Object> again : List.of(body("ci-1"), withDefaults)) {
            trigger(admin, again)
                    .statusCode(200)
                    .body("success", equalTo(true))
                    .body("data.createdAt", equalTo(created))
                    .body("data.status", equalTo("CANCELLED"));
        }
        admin.request().get("/api/executions").then().body("data.size()", equalTo(1));
    }

    @Test
    void anotherRequestOfThatNameIsAConflict() {
        SignedUp admin = SignedUp.anew();
        trigger(admin, body("ci-1")).statusCode(202);
        Map<String, Object> otherCommand = body("ci-1");
        otherCommand.put("command", "false");
        Map<String, Object> otherContext = body("ci-1");
        otherContext.put("ciContext", Map.of("branch", "main"));
        Map<String, Object> noContext = body("ci-1");
        noContext.remove("ciContext");
        Map<String, Object> otherOrder = body("ci-1");
        otherOrder.put("tests", List.of("b", "a"));

        for (Map<String, Object> other :
                List.of(otherCommand, otherContext, noContext, otherOrder)) {
            trigger(admin, other)
                    .statusCode(409)
                    .body("success", equalTo(false))
                    .body("code", equalTo("execution.task_id_taken"));
        }
        admin.request().get("/api/executions").then().body("data.size()", equalTo(1));
    }

    @Test
    void organizationsDoNotMeetInAName() {
        SignedUp acme = SignedUp.anew();
        SignedUp globex = SignedUp.anew();

        trigger(acme, body("ci-1")).statusCode(202);
        trigger(globex, body("ci-1"))
                .statusCode(202)
                .body("data.organizationId", equalTo(globex.organizationId()));
    }

    @Test
    void parallelTriggersMakeOneExecution() throws Exception {
        SignedUp admin = SignedUp.anew();
        int parties = 4;
        try (ExecutorService threads = Executors.newFixedThreadPool(parties)) {
            for (int round = 0; round < 10; round++) {
                String taskId = "race-" + round;
                CyclicBarrier start = new CyclicBarrier(parties);
                Callable<Integer> ask =
                        () -> {
                            start.await();
                            return trigger(admin, body(taskId)).extract().statusCode();
                        };
                List<Integer> statuses = new ArrayList<>();
                for (Future<Integer> answer :
                        threads.invokeAll(Collections.nCopies(parties, ask))) {
                    statuses.add(answer.get());
                }
                assertThat(statuses).containsExactlyInAnyOrder(202, 200, 200, 200);
            }
        }
        admin.request().get("/api/executions").then().body("data.size()", equalTo(10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"ciContext\":\"main\"",
                "\"ciContext\":[]",
                "\"ciContext\":{\"prNumber\":\"17\"}",
                "\"ciContext\":{\"prNumber\":1.5}",
                "\"ciContext\":{\"prNumber\":0}",
                "\"ciContext\":{\"prNumber\":99999999999}",
                "\"ciContext\":{\"branch\":7}",
                "\"ciContext\":{\"colour\":\"red\"}",
                "\"ciContext\":{\"runUrl\":\"javascript:alert(1)\"}",
                "\"ciContext\":{\"branch\":\"\\ud800\"}",
                "\"ciContext\":{\"branch\":\"a\\u0000b\"}",
                "\"colour\":\"red\"",
                "\"trigger\":{\"kind\":\"schedule\"}",
                "\"organizationId\":\"64b000000000000000000001\"",
                "\"taskId\":\"a/b\""
            })
    void wrongFieldIsNamedAndNothingIsCreated(String wrong) {
        SignedUp admin = Anybody.ANYBODY;
        ValidatableResponse answer =
                admin.request()
                        .contentType(ContentType.JSON)
                        .body("{\"image\":\"a\"," + wrong + "}")
                        .post(ROUTE)
                        .then();

        answer.statusCode(400).body("success", equalTo(false)).body("$", hasKey("fields"));
        String field = wrong.substring(1, wrong.indexOf('"', 1));
        assertThat(answer.extract().<Map<String, String>>path("fields").keySet())
                .allMatch(name -> name.startsWith(field));
        admin.request().get("/api/executions").then().body("data", equalTo(List.of()));
    }

    @Test
    void bodyIsNeededAndLimited() {
        SignedUp admin = Anybody.ANYBODY;
        for (String body : List.of("", "[]", "{", "null")) {
            post(admin, body).statusCode(400);
        }
        post(admin, "{\"image\":\"" + "x".repeat(10 * 1024 * 1024) + "\"}").statusCode(413);
        post(admin, "{}").statusCode(400).body("error", equalTo("Missing required fields"));
        admin.request().post(ROUTE).then().statusCode(415);
        given().contentType(ContentType.JSON).body("{}").post(ROUTE).then().statusCode(401);
    }

    /** The plain routes do not know the field: there it would be lost silently. */
    @Test
    void contextIsForPipelinesOnly() {
        Submitting.body(Anybody.ANYBODY, body("ci-1"))
                .statusCode(400)
                .body("fields", hasKey("ciContext"));
    }

    @Test
    void apiDescriptionShowsTheRoute() {
        String route = "paths.'" + ROUTE + "'.post";
        given().accept(ContentType.JSON)
                .get("/q/openapi?format=json")
                .then()
                .body(
                        route + ".responses.keySet()",
                        hasItems("200", "202", "400", "401", "403", "409", "413", "415", "503"))
                .body("components.schemas.CiTriggerRequest", not(hasKey("required")))
                .body(
                        "components.schemas.TriggerView.properties.kind.enum",
                        hasItems("dashboard", "api", "schedule", "retry"));
    }

    private static Map<String, Object> body(String taskId) {
        return new TreeMap<>(
                Map.of(
                        "taskId",
                        taskId,
                        "image",
                        Submitting.IMAGE,
                        "tests",
                        List.of("a", "b"),
                        "ciContext",
                        CONTEXT));
    }

    private static ValidatableResponse trigger(SignedUp person, Map<String, ?> body) {
        return person.request().contentType(ContentType.JSON).body(body).post(ROUTE).then();
    }

    private static ValidatableResponse post(SignedUp person, String body) {
        return person.request().contentType(ContentType.JSON).body(body).post(ROUTE).then();
    }
}
