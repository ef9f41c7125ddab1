package dev.aac.producer.identity.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aac.producer.platform.testing.Invited;
import dev.aac.producer.platform.testing.LogRecords;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An organization names what is another's: what that one, and what it itself, is told later. */
@QuarkusTest
@Tag("serial")
class ForeignIdApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CORRELATION = "X-Correlation-Id";
    private static final String ATTEMPTS = "?limit=200&type=CrossTenantAccessAttempted";
    private static final String SUSPICIONS = "?limit=200&type=SuspiciousActivityDetected";

    private SignedUp mallory;
    private SignedUp ada;

    @BeforeEach
    void signUp() {
        mallory = SignedUp.anew();
        ada = SignedUp.anew();
    }

    @Test
    void everyForeignThingIsRecordedForBothOrganizations() {
        String invitation =
                Invited.invitation(ada, UUID.randomUUID() + "@example.org", "viewer")
                        .getString("data.id");
        String key = apiKey(ada, "viewer").get("id");
        List<String> subjects =
                List.of(
                        "user:" + ada.userId(),
                        "user:" + ada.userId(),
                        "user:" + ada.userId(),
                        "invitation:" + invitation,
                        "api_key:" + key,
                        "organization:" + ada.organizationId());

        assertMissing(mallory.request().get("/api/users/" + ada.userId()));
        assertMissing(
                mallory.request()
                        .contentType(ContentType.JSON)
                        .body(Map.of("role", "viewer"))
                        .patch("/api/users/" + ada.userId()));
        assertMissing(mallory.request().delete("/api/users/" + ada.userId()));
        assertMissing(mallory.request().delete("/api/invitations/" + invitation));
        assertMissing(mallory.request().delete("/api/auth/api-keys/" + key));
        assertMissing(mallory.request().get("/api/users/" + ada.organizationId()));

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            assertThat(list(mallory, ATTEMPTS, "subject", String.class))
                                    .containsExactlyInAnyOrderElementsOf(subjects);
                            assertThat(list(ada, ATTEMPTS, "subject", String.class))
                                    .containsExactlyInAnyOrderElementsOf(subjects);
                        });
    }

    @Test
    void ownOrganizationSeesWhoDidItAndWithWhatRequest() {
        String program = apiKey(mallory, "admin").get("key");
        given().header("X-Api-Key", program)
                .header(CORRELATION, "attempt-1")
                .header("User-Agent", "Script/1")
                .delete("/api/users/" + ada.userId())
                .then()
                .statusCode(404);

        await().atMost(PATIENCE).until(() -> attempts(mallory).size() == 1);
        Map<String, Object> event = attempts(mallory).getFirst();
        assertThat(event).containsEntry("correlationId", "attempt-1");
        assertThat(event.get("actor"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("userId", null)
                .containsEntry("client", "Script/1")
                .doesNotContainEntry("apiKeyId", null);
        assertThat(event.get("data"))
                .isEqualTo(
                        Map.of(
                                "organizationId",
                                mallory.organizationId(),
                                "ownerOrganizationId",
                                ada.organizationId()));
    }

    @Test
    void ownersAreToldNothingOfTheStranger() {
        mallory.request()
                .header(CORRELATION, "mallory-inc-build-7")
                .header("User-Agent", "Mallory/1")
                .get("/api/users/" + ada.userId())
                .then()
                .statusCode(404);

        await().atMost(PATIENCE).until(() -> attempts(ada).size() == 1);
        Map<String, Object> event = attempts(ada).getFirst();
        assertThat(event).containsEntry("correlationId", null).containsEntry("data", Map.of());
        assertThat(event.get("actor"))
                .hasToString("{userId=null, apiKeyId=null, address=null, client=null}");
        assertThat(event.toString())
                .doesNotContain(mallory.organizationId(), mallory.userId(), "mallory", "Mallory");
    }

    @Test
    void ownAndMissingThingsAreNoAttempts() {
        SignedUp developer = Invited.by(mallory, "developer");
        String admins = apiKey(mallory, "admin").get("id");
        developer.request().delete("/api/auth/api-keys/" + admins).then().statusCode(404);
        mallory.request().get("/api/users/" + new ObjectId()).then().statusCode(404);
        mallory.request().get("/api/users/nobody").then().statusCode(404);
        mallory.request().get("/api/users/" + ada.userId()).then().statusCode(404);

        await().atMost(PATIENCE).until(() -> !attempts(mallory).isEmpty());
        assertThat(list(mallory, ATTEMPTS, "subject", String.class))
                .containsExactly("user:" + ada.userId());
    }

    @Test
    void manyAttemptsAreSuspiciousOnceAndToldInTheLog() {
        try (LogRecords log = LogRecords.listen()) {
            for (int i = 0; i < 15; i++) {
                mallory.request()
                        .header(CORRELATION, "many-" + i)
                        .get("/api/users/" + ada.userId())
                        .then()
                        .statusCode(404);
            }
            await().atMost(PATIENCE)
                    .until(() -> list(mallory, SUSPICIONS, "id", String.class).size() == 1);
            assertThat(list(mallory, SUSPICIONS, "data.kind", String.class))
                    .containsExactly("foreign_ids");
            assertThat(list(ada, SUSPICIONS, "id", String.class)).isEmpty();
            assertThat(
                            log.saying(
                                    "SuspiciousActivityDetected kind=foreign_ids organizationId="
                                            + mallory.organizationId()))
                    .singleElement()
                    .satisfies(
                            line ->
                                    assertThat(line.context().get("correlationId"))
                                            .startsWith("many-"));
        }
        // So many a minute are events; the fifteen may have been begun in one and ended in another.
        await().atMost(PATIENCE).until(() -> attempts(ada).size() >= 10);
        assertThat(attempts(ada)).hasSizeBetween(10, 15);
    }

    @Test
    void manyMissingTasksAreSuspicious() {
        for (int i = 0; i < 100; i++) {
            mallory.request().get("/api/executions/task-" + i).then().statusCode(404);
        }
        await().atMost(PATIENCE)
                .until(
                        () ->
                                list(mallory, SUSPICIONS, "data.kind", String.class)
                                        .equals(List.of("missing_things")));
        assertThat(attempts(mallory)).isEmpty();
    }

    private static void assertMissing(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    private static Map<String, String> apiKey(SignedUp admin, String role) {
        return admin.request()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "key", "role", role))
                .post("/api/auth/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .path("data");
    }

    private static List<Map<String, Object>> attempts(SignedUp admin) {
        return admin.request()
                .get("/api/audit-events" + ATTEMPTS)
                .then()
                .statusCode(200)
                .extract()
                .path("data");
    }

    private static <T> List<T> list(SignedUp admin, String query, String field, Class<T> type) {
        return admin.request()
                .get("/api/audit-events" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("data." + field, type);
    }
}
