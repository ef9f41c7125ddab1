package dev.aac.producer.execution.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("serial")
class SubmissionApiTest {

    @Test
    void acceptedRequestIsAnsweredAsTheExecutionItIsFromNowOn() {
        SignedUp admin = SignedUp.anew();

        Map<String, Object> accepted =
                Submitting.body(admin, Map.of("image", Submitting.IMAGE, "taskId", "t1"))
                        .statusCode(202)
                        .body("success", equalTo(true))
                        .body("data.taskId", equalTo("t1"))
                        .body("data.organizationId", equalTo(admin.organizationId()))
                        .body("data.status", equalTo("PENDING"))
                        .body("data.version", equalTo(1))
                        .body("data.image", equalTo(Submitting.IMAGE))
                        .body("data.folder", equalTo("all"))
                        .body("data.tests", equalTo(List.of()))
                        .body("data.config.timeoutSeconds", equalTo(1_800))
                        .body("data.config.queueTimeoutSeconds", equalTo(86_400))
                        .body("data.config.retryAttempts", equalTo(0))
                        .body("data.config.memoryMb", equalTo(2_048))
                        .body("data.config.cpus", equalTo(2.0f))
                        .body("data.trigger.kind", equalTo("dashboard"))
                        .body("data.trigger.userId", equalTo(admin.userId()))
                        .body("data.createdAt", notNullValue())
                        .body("data.startTime", nullValue())
                        .body("data.attempts", equalTo(List.of()))
                        .body("data.logs.complete", equalTo(false))
                        .body("data.reportsBaseUrl", equalTo("/api/executions/t1/reports/"))
                        .extract()
                        .path("data");

        Map<String, Object> found =
                admin.request()
                        .get("/api/executions/t1")
                        .then()
                        .statusCode(200)
                        .body("data.output", equalTo(""))
                        .extract()
                        .path("data");
        found.remove("output");
        assertThat(withoutProgress(found)).isEqualTo(withoutProgress(accepted));
    }

    @Test
    void everythingAskedForIsKeptToTheCharacter() {
        SignedUp admin = SignedUp.anew();
        String command = "printf '%s\\n' \"naïve ☕ 😀 \\\\ $HOME\"\n\texit 0";
        Map<String, Object> config =
                Map.of(
                        "environment",
                        "staging",
                        "baseUrl",
                        "https://shop.example/ü?a=b",
                        "retryAttempts",
                        5,
                        "timeoutSeconds",
                        21_600,
                        "queueTimeoutSeconds",
                        60,
                        "idleTimeoutSeconds",
                        30,
                        "env",
                        Map.of("GREETING", "zwei\nZeilen 😀", "EMPTY", ""),
                        "cpus",
                        0.5,
                        "memoryMb",
                        512,
                        "reportsPath",
                        "/work/reports");
        Map<String, Object> body =
                Map.of(
                        "taskId", "all.of_it-1",
                        "image", "registry.example:5000/qa/suite:1.2",
                        "command", command,
                        "folder", "smoke/ünïcode",
                        "tests", List.of("login › works", "\u202bעברית", "𝕬 test"),
                        "config", config,
                        "groupName", "Größe 😀");

        Submitting.body(admin, body).statusCode(202);

        admin.request()
                .get("/api/executions/all.of_it-1")
                .then()
                .statusCode(200)
                .body("data.image", equalTo("registry.example:5000/qa/suite:1.2"))
                .body("data.command", equalTo(command))
                .body("data.folder", equalTo("smoke/ünïcode"))
                .body("data.tests", equalTo(body.get("tests")))
                .body("data.groupName", equalTo("Größe 😀"))
                .body("data.config.environment", equalTo("staging"))
                .body("data.config.baseUrl", equalTo("https://shop.example/ü?a=b"))
                .body("data.config.retryAttempts", equalTo(5))
                .body("data.config.idleTimeoutSeconds", equalTo(30))
                .body("data.config.env.GREETING", equalTo("zwei\nZeilen 😀"))
                .body("data.config.env.EMPTY", equalTo(""))
                .body("data.config.cpus", equalTo(0.5f))
                .body("data.config.reportsPath", equalTo("/work/reports"));
    }

    @Test
    void bothRoutesTakeTheSame() {
        SignedUp admin = SignedUp.anew();

        admin.request()
                .contentType(ContentType.JSON)
                .body(Map.of("image", Submitting.IMAGE))
                .post("/api/executions")
                .then()
                .statusCode(202)
                .body("data.taskId", matchesPattern("task-[0-9a-f]{32}"));
        Submitting.body(admin, Map.of("image", Submitting.IMAGE)).statusCode(202);

        admin.request().get("/api/executions").then().body("data.size()", equalTo(2));
    }

    @Test
    void usedTaskIdIsAConflictAndChangesNothing() {
        SignedUp admin = SignedUp.anew();
        Submitting.accepted(admin, "t1");

        Submitting.body(admin, Map.of("image", "other/image", "taskId", "t1"))
                .statusCode(409)
                .body("success", equalTo(false))
                .body("code", equalTo("execution.task_id_taken"));

        admin.request()
                .get("/api/executions/t1")
                .then()
                .body("data.image", equalTo(Submitting.IMAGE));
    }

    @Test
    void twoOrganizationsMayUseOneTaskId() {
        SignedUp acme = SignedUp.anew();
        SignedUp globex = SignedUp.anew();
        Submitting.accepted(acme, "nightly");
        Submitting.body(globex, Map.of("image", "other/image", "taskId", "nightly"))
                .statusCode(202);

        acme.request()
                .get("/api/executions/nightly")
                .then()
                .body("data.image", equalTo(Submitting.IMAGE))
                .body("data.organizationId", equalTo(acme.organizationId()));
        globex.request()
                .get("/api/executions/nightly")
                .then()
                .body("data.image", equalTo("other/image"))
                .body("data.organizationId", equalTo(globex.organizationId()));
    }

    @Test
    void apiDescriptionShowsRoutesBodiesAndRefusals() {
        String paths = "paths.'/api/executions/{taskId}'";
        given().accept(ContentType.JSON)
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.'/api/execution-request'.post.responses", notNullValue())
                .body(
                        "paths.'/api/executions'.get.parameters.name",
                        hasItems("cursor", "limit", "status", "from", "to", "q"))
                .body(paths + ".get.responses.'404'", notNullValue())
                .body(paths + ".get.security.bearer", notNullValue())
                .body(
                        paths + ".delete.responses.'403'.description",
                        equalTo("The role lacks executions:delete"))
                .body(
                        "paths.'/api/execution-request'.post.responses.keySet()",
                        hasItems("202", "400", "401", "403", "409", "413", "415", "503"))
                .body("paths.'/api/auth/login'.post.security", nullValue())
                .body(
                        "paths.'/api/executions/{taskId}/logs'.get.responses.'200'.content",
                        not(nullValue()))
                .body("components.schemas.SubmissionRequest", not(hasKey("required")))
                .body("components.schemas.Execution.properties.status", notNullValue());
    }

    /** The dispatcher may have moved it between two answers. */
    private static Map<String, Object> withoutProgress(Map<String, Object> execution) {
        Map<String, Object> rest = new TreeMap<>(execution);
        rest.keySet().removeAll(List.of("version", "status", "waiting"));
        return rest;
    }
}
