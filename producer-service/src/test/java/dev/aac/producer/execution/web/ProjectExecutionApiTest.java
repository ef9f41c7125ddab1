package dev.aac.producer.execution.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.aac.contract.fact.LogTotals;
import dev.aac.producer.platform.testing.SignedUp;
import dev.aac.producer.project.web.ProjectClient;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Executions that take from their project what their request leaves out. */
@QuarkusTest
@Tag("serial")
class ProjectExecutionApiTest {

    private static final String CI_ROUTE = "/api/ci/trigger";

    @Inject Workers workers;

    @Test
    void projectFillsWhatTheRequestLeavesOut() {
        SignedUp admin = SignedUp.anew();
        String project = richProject(admin);

        for (String route : List.of(Submitting.ROUTE, "/api/executions", CI_ROUTE)) {
            post(
                            admin,
                            route,
                            Map.of(
                                    "projectId",
                                    project,
                                    "config",
                                    Map.of("environment", "staging", "env", Map.of("B", "own"))))
                    .statusCode(202)
                    .body("data.projectId", equalTo(project))
                    .body("data.image", equalTo("qa/project:1"))
                    .body("data.command", equalTo("make test"))
                    .body("data.folder", equalTo("smoke"))
                    .body("data.config.baseUrl", equalTo("https://staging.example"))
                    .body("data.config.env", equalTo(Map.of("A", "project", "B", "own")));
        }
    }

    @Test
    void whatTheRequestNamesWins() {
        SignedUp admin = SignedUp.anew();
        String project = richProject(admin);

        Submitting.body(
                        admin,
                        "{\"projectId\":\"%s\",\"image\":\"own:1\",\"command\":\"true\",\"folder\":\"all\",\"config\":{\"baseUrl\":\"https://own.example\"}}"
                                .formatted(project))
                .statusCode(202)
                .body("data.projectId", equalTo(project))
                .body("data.image", equalTo("own:1"))
                .body("data.command", equalTo("true"))
                .body("data.folder", equalTo("all"))
                .body("data.config.baseUrl", equalTo("https://own.example"));
    }

    @Test
    void executionWithoutAProjectHasNone() {
        SignedUp admin = SignedUp.anew();
        Submitting.accepted(admin, "t1");
        admin.request()
                .get("/api/executions/t1")
                .then()
                .body("data", not(hasKey("projectId")))
                .body("data.config.baseUrl", nullValue());
    }

    @Test
    void missingAndForeignProjectsAreRefusedAlike() {
        SignedUp admin = SignedUp.anew();
        String foreign = richProject(SignedUp.anew());
        Set<String> answers = new LinkedHashSet<>();
        for (String id : List.of(foreign, "0".repeat(24))) {
            for (String route : List.of(Submitting.ROUTE, CI_ROUTE)) {
                Response answer =
                        post(admin, route, Map.of("projectId", id, "image", "a"))
                                .statusCode(404)
                                .body("code", equalTo("project.not_found"))
                                .extract()
                                .response();
                answers.add(
                        answer.asString()
                                .replace(answer.jsonPath().getString("correlationId"), ""));
            }
        }
        assertThat(answers).hasSize(1);
        admin.request().get("/api/executions").then().body("data", empty());
    }

    @Test
    void whatIsNoIdOfAProjectIsAWrongField() {
        for (String id : List.of("p1", "x".repeat(3_000))) {
            post(SignedUp.anew(), Submitting.ROUTE, Map.of("projectId", id, "image", "a"))
                    .statusCode(400)
                    .body("fields.projectId", equalTo("must be the id of a project"));
        }
    }

    @Test
    void imageThatNobodyNamesIsMissing() {
        SignedUp admin = SignedUp.anew();
        String project = ProjectClient.created(admin, Map.of("name", "Bare"));
        Submitting.body(admin, Map.of("projectId", project))
                .statusCode(400)
                .body("error", equalTo("Missing required fields"))
                .body("fields", hasKey("image"));
    }

    @Test
    void executionsOutliveTheirProject() {
        SignedUp admin = SignedUp.anew();
        String project = richProject(admin);
        Submitting.body(admin, Map.of("projectId", project, "taskId", "t1")).statusCode(202);
        Submitting.accepted(admin, "without");
        workers.start(admin, "t1");
        workers.exit(admin, "t1", new LogTotals(0, 0, false));

        ProjectClient.delete(admin, project).then().statusCode(200);

        admin.request()
                .get("/api/executions?projectId=" + project)
                .then()
                .body("data.taskId", contains("t1"))
                .body("data[0].projectId", equalTo(project));
        admin.request()
                .get("/api/executions/t1")
                .then()
                .body("data.command", equalTo("make test"))
                .body("data.config.env.A", equalTo("project"));
        admin.request()
                .post("/api/executions/t1/retry")
                .then()
                .statusCode(202)
                .body("data.projectId", equalTo(project))
                .body("data.image", equalTo("qa/project:1"));
        Submitting.body(admin, Map.of("projectId", project)).statusCode(404);
    }

    @Test
    void listIsRestrictedToAProject() {
        SignedUp admin = SignedUp.anew();
        SignedUp stranger = SignedUp.anew();
        String project = richProject(admin);
        Submitting.body(admin, Map.of("projectId", project, "taskId", "t1")).statusCode(202);
        Submitting.accepted(admin, "t2");

        list(admin, "?projectId=" + project).body("data.taskId", contains("t1"));
        list(admin, "?status=ERROR&projectId=" + project).body("data", empty());
        list(admin, "?projectId=" + "0".repeat(24)).body("data", empty());
        list(stranger, "?projectId=" + project).body("data", empty());
    }

    @Test
    void pipelineAsksAgainThoughTheProjectChanged() {
        SignedUp admin = SignedUp.anew();
        String project = richProject(admin);
        Map<String, Object> body = Map.of("taskId", "ci-1", "projectId", project);
        post(admin, CI_ROUTE, body).statusCode(202);

        ProjectClient.change(admin, project, Map.of("image", "qa/other:2")).statusCode(200);
        post(admin, CI_ROUTE, body)
                .statusCode(200)
                .body("data.taskId", equalTo("ci-1"))
                .body("data.image", equalTo("qa/project:1"));
        post(admin, CI_ROUTE, Map.of("taskId", "ci-1", "projectId", project, "image", "own:1"))
                .statusCode(409);

        ProjectClient.delete(admin, project).then().statusCode(200);
        post(admin, CI_ROUTE, body).statusCode(200);
        post(admin, CI_ROUTE, Map.of("taskId", "ci-1", "image", "qa/project:1")).statusCode(409);
    }

    private static String richProject(SignedUp person) {
        String id =
                ProjectClient.created(
                        person,
                        Map.of(
                                "name",
                                "Shop",
                                "image",
                                "qa/project:1",
                                "command",
                                "make test",
                                "folder",
                                "smoke",
                                "targetUrls",
                                Map.of("staging", "https://staging.example")));
        ProjectClient.change(
                        person,
                        id + "/env",
                        Map.of("variables", Map.of("A", "project", "B", "project")))
                .statusCode(200);
        return id;
    }

    private static ValidatableResponse post(SignedUp person, String route, Map<String, ?> body) {
        return person.request().contentType(ContentType.JSON).body(body).post(route).then();
    }

    private static ValidatableResponse list(SignedUp person, String query) {
        return person.request().get("/api/executions" + query).then().statusCode(200);
    }
}
