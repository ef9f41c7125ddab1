package dev.aac.producer.audit.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aac.producer.platform.testing.RefreshTokens;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What requests leave in the trail. */
@QuarkusTest
@Tag("serial")
class AuditTrailApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void signUpBeginsTheChain() {
        SignedUp admin = SignedUp.anew();
        assertThat(AuditClient.types(admin))
                .containsExactly(
                        "OrganizationCreated",
                        "UserCreated",
                        "OrganizationSignupCompleted",
                        "AuthSessionCreated");
        JsonPath page = AuditClient.page(admin, "");
        assertThat(page.getList("data.actor.userId")).containsOnly(admin.userId());
        assertThat(page.getList("data.organizationId")).containsOnly(admin.organizationId());
        assertThat(page.getList("data.seq", Long.class)).containsExactly(4L, 3L, 2L, 1L);
        assertThat(page.getString("data[3].previousHash")).isEqualTo("0".repeat(64));
        assertThat(page.getMap("data[0]"))
                .containsOnlyKeys(
                        "id",
                        "organizationId",
                        "seq",
                        "type",
                        "actor",
                        "subject",
                        "data",
                        "correlationId",
                        "occurredAt",
                        "previousHash",
                        "hash");
    }

    @Test
    void eventNamesItsRequest() {
        SignedUp admin = SignedUp.anew();
        given().contentType(ContentType.JSON)
                .header("X-Correlation-Id", "login-of-ada")
                .header("User-Agent", "Robot/1")
                .body(Map.of("email", admin.email(), "password", admin.password()))
                .post("/api/auth/login")
                .then()
                .statusCode(200);
        JsonPath page = AuditClient.page(admin, "?type=UserLoggedIn");
        assertThat(page.getList("data.correlationId")).containsExactly("login-of-ada");
        assertThat(page.getMap("data[0].actor"))
                .containsEntry("userId", admin.userId())
                .containsEntry("apiKeyId", null)
                .containsEntry("address", "127.0.0.1")
                .containsEntry("client", "Robot/1");
        assertThat(page.getString("data[0].subject")).isEqualTo("user:" + admin.userId());
    }

    @Test
    void wrongPasswordOfAKnownUserIsRecorded() {
        SignedUp admin = SignedUp.anew();
        given().contentType(ContentType.JSON)
                .header("X-Correlation-Id", "not-ada")
                .body(Map.of("email", admin.email(), "password", "Wrong-Horse-9"))
                .post("/api/auth/login")
                .then()
                .statusCode(401);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(
                                                AuditClient.page(admin, "?type=UserLoginFailed")
                                                        .getList("data.correlationId"))
                                        .containsExactly("not-ada"));
        assertThat(
                        AuditClient.page(admin, "?type=UserLoginFailed")
                                .getString("data[0].actor.userId"))
                .isNull();
    }

    @Test
    void lifeOfASessionIsRecorded() {
        SignedUp admin = SignedUp.anew();
        String first = RefreshTokens.ofNewSession(admin);
        RefreshTokens.Pair second = RefreshTokens.refreshed(first);
        given().header("Authorization", "Bearer " + second.token())
                .contentType(ContentType.JSON)
                .body(Map.of("currentPassword", admin.password(), "newPassword", "Other-Horse-8"))
                .post("/api/auth/password")
                .then()
                .statusCode(200);
        SignedUp again =
                new SignedUp(
                        second.token(),
                        admin.userId(),
                        admin.organizationId(),
                        admin.email(),
                        "Other-Horse-8");
        SignedUp reader = again.signedInAgain();
        again.request().post("/api/auth/logout").then().statusCode(200);
        assertThat(AuditClient.types(reader).subList(4, 13))
                .containsExactly(
                        "UserLoggedIn",
                        "AuthSessionCreated",
                        "TokenRefreshed",
                        "UserPasswordChanged",
                        "RefreshTokenRevoked",
                        "UserLoggedIn",
                        "AuthSessionCreated",
                        "UserLogout",
                        "RefreshTokenRevoked");
    }

    @Test
    void executionsAreRecordedWithTheIdThatTheContainerGets() {
        SignedUp admin = SignedUp.anew();
        admin.request()
                .header("X-Correlation-Id", "asked-by-ada")
                .contentType(ContentType.JSON)
                .body(Map.of("image", "qa/tests:1", "taskId", "nightly"))
                .post("/api/executions")
                .then()
                .statusCode(202);
        admin.request().post("/api/executions/nightly/cancel").then().statusCode(200);
        admin.request().delete("/api/executions/nightly").then().statusCode(200);
        JsonPath page = AuditClient.page(admin, "?subject=execution:nightly");
        assertThat(page.getList("data.type"))
                .containsExactly("ExecutionDeleted", "ExecutionCancelled", "ExecutionRequested");
        assertThat(page.getString("data[2].correlationId")).isEqualTo("asked-by-ada");
        assertThat(page.getString("data[2].data.trigger")).isEqualTo("DASHBOARD");
    }

    @Test
    void refusedSignUpLeavesNoChain() {
        SignedUp admin = SignedUp.anew();
        given().contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "email",
                                admin.email(),
                                "password",
                                admin.password(),
                                "name",
                                "Ada",
                                "organizationName",
                                "Another"))
                .post("/api/auth/signup")
                .then()
                .statusCode(409);
        assertThat(AuditClient.types(admin)).hasSize(4);
    }
}
