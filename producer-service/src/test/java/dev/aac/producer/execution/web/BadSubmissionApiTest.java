package dev.aac.producer.execution.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoClient;
import com.mongodb.client.model.Updates;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must be refused is refused with a clear answer, and nothing is created. */
@QuarkusTest
@Tag("serial")
class BadSubmissionApiTest {

    private static final Duration ROLE_CHANGE_MAX = Duration.ofSeconds(2);
    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

    @Inject ObjectMapper json;

    @Inject MongoClient store;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"image\":",
                "image=x",
                "[]",
                "\"text\"",
                "null",
                "",
                "{\"image\":\"a\",\"image\":\"b\"}",
                "{\"image\":\"a\"} {}",
                "{\"image\":\"a\",\"tests\":[\"x\"",
                "{'image':'a'}",
                "\u0000"
            })
    void bodyThatIsNoJsonObjectIsRefused(String body) {
        assertRefused(body, 400);
    }

    @Test
    void fieldsOfTheWrongTypeAreNamed() {
        assertNamed(with("image", 1), "image");
        assertNamed(with("image", List.of("a")), "image");
        assertNamed(with("taskId", 7), "taskId");
        assertNamed(with("command", true), "command");
        assertNamed(with("tests", "a"), "tests");
        assertNamed(with("tests", List.of(1)), "tests[0]");
        assertNamed(with("tests", List.of(List.of())), "tests[0]");
        assertNamed(with("config", "a"), "config");
        assertNamed(withConfig("timeoutSeconds", "60"), "config.timeoutSeconds");
        assertNamed(withConfig("timeoutSeconds", 1.5), "config.timeoutSeconds");
        assertNamed(withConfig("timeoutSeconds", 1e300), "config.timeoutSeconds");
        assertNamed(withConfig("retryAttempts", 99_999_999_999L), "config.retryAttempts");
        assertNamed(withConfig("env", List.of()), "config.env");
        assertNamed(withConfig("env", Map.of("A", 1)), "config.env.A");
        assertNamed(withConfig("cpus", "2"), "config.cpus");
    }

    @Test
    void unknownFieldsAreNamed() {
        assertNamed(with("colour", "red"), "colour");
        assertNamed(withConfig("privileged", true), "config.privileged");
        assertNamed(with("organizationId", "64b000000000000000000001"), "organizationId");
        assertNamed(with("status", "PASSED"), "status");
    }

    @Test
    void unknownFieldsAreNamedWhateverStandsAroundThem() {
        String known = "\"image\":\"a\",\"tests\":[\"b\",\"c\"],\"config\":{\"env\":{\"A\":\"1\"}}";
        String rest =
                "\"taskId\":\"t\",\"projectId\":\"\",\"command\":\"c\",\"folder\":\"f\","
                        + "\"groupName\":\"g\"";
        for (String value : List.of("1", "\"x\"", "{\"a\":{\"b\":[1]}}", "[{\"a\":1}]", "null")) {
            String unknown = "\"colour\":" + value;
            for (String body :
                    List.of(
                            unknown + "," + known,
                            known + "," + unknown,
                            unknown + "," + known + "," + rest,
                            known + "," + rest + "," + unknown,
                            rest + "," + unknown + "," + known)) {
                assertRefused("{" + body + "}", 400).body("fields.keySet()", contains("colour"));
            }
            assertRefused(
                            "{\"image\":\"a\",\"config\":{"
                                    + unknown
                                    + ",\"env\":{\"A\":\"1\"}},\"tests\":[\"b\"]}",
                            400)
                    .body("fields.keySet()", contains("config.colour"));
        }
    }

    @Test
    void wrongValuesAreNamed() {
        assertNamed(with("image", "\"; rm -rf"), "image");
        assertNamed(with("image", "a b"), "image");
        assertNamed(with("tests", Collections.nCopies(2_000, "t")), "tests");
        assertNamed(with("tests", List.of("t".repeat(513))), "tests[0]");
        assertNamed(withConfig("retryAttempts", -1), "config.retryAttempts");
        assertNamed(withConfig("retryAttempts", 6), "config.retryAttempts");
        assertNamed(withConfig("timeoutSeconds", 0), "config.timeoutSeconds");
        assertNamed(withConfig("timeoutSeconds", 21_601), "config.timeoutSeconds");
        assertNamed(withConfig("env", Map.of("AAC_X", "1")), "config.env.AAC_X");
        assertNamed(withConfig("env", Map.of("A=B", "1")), "config.env");
        assertNamed(with("taskId", "a/b"), "taskId");
        assertNamed(with("taskId", "a".repeat(129)), "taskId");
        assertNamed(with("taskId", "../etc"), "taskId");
        assertNamed(with("command", "x".repeat(8 * 1024 + 1)), "command");
        assertNamed(with("command", "a\u0000b"), "command");
        assertNamed(with("projectId", "p1"), "projectId");
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        SignedUp admin = SignedUp.anew();

        Submitting.body(
                        admin,
                        Map.of("taskId", "a b", "config", Map.of("retryAttempts", 9, "cpus", 0)))
                .statusCode(400)
                .body("error", equalTo("Missing required fields"))
                .body("message", equalTo("Required: image"))
                .body("code", equalTo("request.missing_fields"))
                .body("fields.size()", equalTo(4))
                .body("fields.image", equalTo("is required"))
                .body("fields", hasKey("taskId"))
                .body("fields", hasKey("config.retryAttempts"))
                .body("fields", hasKey("config.cpus"));
        assertNothingCreated(admin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00", "a\\ud83d"})
    void halfSurrogatesAreRefusedWhereverTheyStand(String half) {
        assertRefused("{\"image\":\"a\",\"groupName\":\"" + half + "\"}", 400);
        assertRefused("{\"image\":\"a\",\"tests\":[\"" + half + "\"]}", 400);
        assertRefused("{\"image\":\"a\",\"" + half + "\":1}", 400);
        assertRefused("{\"image\":\"a\",\"config\":{\"env\":{\"" + half + "\":\"1\"}}}", 400);
        assertRefused("{\"image\":\"a\",\"config\":{\"env\":{\"" + half + "\":1}}}", 400);
    }

    @Test
    void tenMegabytesAreTooLarge() {
        assertRefused("{\"image\":\"" + "x".repeat(TEN_MEGABYTES) + "\"}", 413)
                .body("error", equalTo("Request body too large"));
    }

    @Test
    void deepNestingIsRefused() {
        assertRefused("{\"image\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}", 400);
    }

    @Test
    void otherMediaTypesAreRefused() {
        SignedUp admin = SignedUp.anew();

        admin.request()
                .contentType("text/plain")
                .body("{\"image\":\"a\"}")
                .post(Submitting.ROUTE)
                .then()
                .statusCode(415)
                .body("success", equalTo(false));
        assertNothingCreated(admin);
    }

    @Test
    void unknownQueryParameterIsRefused() {
        SignedUp admin = SignedUp.anew();

        admin.request()
                .contentType(ContentType.JSON)
                .body(Map.of("image", "a"))
                .post(Submitting.ROUTE + "?organizationId=x")
                .then()
                .statusCode(400)
                .body("fields", hasKey("organizationId"));
        assertNothingCreated(admin);
    }

    @Test
    void withoutATokenNothingIsCreated() {
        given().contentType(ContentType.JSON)
                .body(Map.of("image", "a"))
                .post(Submitting.ROUTE)
                .then()
                .statusCode(401)
                .body("error", equalTo("Authentication required"));
    }

    @Test
    void forgedTokenIsRefused() {
        SignedUp admin = SignedUp.anew();
        String token = admin.token();
        String body = token.substring(0, token.lastIndexOf('.'));
        for (String forged : List.of(body + ".", body + "." + "A".repeat(43), "x", token + "x")) {
            given().header("Authorization", "Bearer " + forged)
                    .contentType(ContentType.JSON)
                    .body(Map.of("image", "a"))
                    .post(Submitting.ROUTE)
                    .then()
                    .statusCode(401)
                    .body("error", equalTo("Invalid token"));
        }
        assertNothingCreated(admin);
    }

    @Test
    void viewerMayReadButNotRunCancelOrDelete() {
        SignedUp viewer = SignedUp.anew();
        Submitting.accepted(viewer, "t1");
        makeViewer(viewer);
        await().atMost(ROLE_CHANGE_MAX)
                .untilAsserted(
                        () ->
                                Submitting.body(viewer, Map.of("image", "a", "taskId", "t1"))
                                        .statusCode(403)
                                        .body("error", equalTo("Insufficient permissions"))
                                        .body(
                                                "message",
                                                equalTo("Required role: developer or admin")));

        viewer.request().post("/api/executions/t1/cancel").then().statusCode(403);
        viewer.request().delete("/api/executions/t1").then().statusCode(403);
        viewer.request().post("/api/executions/t1/retry").then().statusCode(403);
        viewer.request()
                .contentType(ContentType.JSON)
                .body(Map.of("image", "a"))
                .post("/api/ci/trigger")
                .then()
                .statusCode(403);
        viewer.request()
                .contentType(ContentType.JSON)
                .body(Map.of("image", "a"))
                .post("/api/executions")
                .then()
                .statusCode(403);
        viewer.request().get("/api/executions/t1").then().statusCode(200);
        viewer.request().get("/api/executions/t1/logs").then().statusCode(200);
        viewer.request().get("/api/executions").then().body("data.size()", equalTo(1));
    }

    private void makeViewer(SignedUp person) {
        var changed =
                store.getDatabase("automation_platform")
                        .getCollection("users")
                        .updateOne(
                                new Document("_id", new ObjectId(person.userId()))
                                        .append(
                                                "organizationId",
                                                new ObjectId(person.organizationId())),
                                Updates.set("role", "viewer"));
        assertThat(changed.getModifiedCount()).isEqualTo(1);
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> body = new HashMap<>(Map.of("image", Submitting.IMAGE));
        body.put(field, value);
        return body;
    }

    private static Map<String, Object> withConfig(String field, Object value) {
        return with("config", Map.of(field, value));
    }

    private void assertNamed(Map<String, Object> body, String field) {
        try {
            assertRefused(json.writeValueAsString(body), 400).body("fields", hasKey(field));
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** In one organization, as nothing is ever created in it. */
    private static ValidatableResponse assertRefused(String body, int status) {
        SignedUp admin = Anybody.ANYBODY;
        ValidatableResponse answer = Submitting.body(admin, body).statusCode(status);
        answer.body("success", equalTo(false));
        for (String field : List.of("error", "message", "code", "correlationId")) {
            assertThat(answer.extract().<String>path(field)).as(field).isNotEmpty();
        }
        assertThat(answer.extract().asString())
                .doesNotContain("Exception")
                .doesNotContain("dev.aac")
                .doesNotContain("jackson")
                .doesNotContain("java.");
        assertNothingCreated(admin);
        return answer;
    }

    private static void assertNothingCreated(SignedUp admin) {
        admin.request()
                .get("/api/executions")
                .then()
                .statusCode(200)
                .body("data", equalTo(List.of()));
    }
}
