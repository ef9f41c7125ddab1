package dev.aac.producer.operator.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.operator.OperatorKey;
import dev.aac.producer.platform.testing.Invited;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("serial")
class OperatorRoutesTest {

    private static final String ROUTE = "/operator/organizations/";

    @TestHTTPResource(value = "/", management = true)
    @Nullable URI management;

    @Inject OperatorKey key;

    private SignedUp admin;
    private String slug;

    @BeforeEach
    void signUp() {
        admin = SignedUp.anew();
        slug = admin.request().get("/api/organization").jsonPath().getString("data.slug");
    }

    @Test
    void organizationIsShownWithItsLimitsAndUse() {
        JsonPath state = get(slug).then().statusCode(200).extract().jsonPath();
        assertThat(state.getString("id")).isEqualTo(admin.organizationId());
        assertThat(state.getString("plan")).isEqualTo("free");
        assertThat(state.getMap("$")).doesNotContainKey("previousPlan");
        assertThat(state.getInt("limits.maxUsers")).isEqualTo(3);
        assertThat(state.getInt("usage.find { it.kind == 'users' }.used")).isEqualTo(1);
        assertThat(state.getList("usage.kind"))
                .isEqualTo(List.of("projects", "test_runs", "users", "concurrent_runs"));
    }

    @Test
    void changedPlanActsAtOnceAndIsOnRecord() {
        Invited.invitation(admin, UUID.randomUUID() + "@example.org", "viewer");
        Invited.invitation(admin, UUID.randomUUID() + "@example.org", "viewer");
        Invited.invite(admin, guest()).statusCode(409);

        JsonPath state = put(slug, "team").then().statusCode(200).extract().jsonPath();

        assertThat(state.getString("plan")).isEqualTo("team");
        assertThat(state.getString("previousPlan")).isEqualTo("free");
        Invited.invite(admin, guest()).statusCode(201);
        assertThat(admin.request().get("/api/organization").jsonPath().getString("data.plan"))
                .isEqualTo("team");
        JsonPath events =
                admin.request()
                        .get("/api/audit-events?type=PlanChanged")
                        .then()
                        .extract()
                        .jsonPath();
        assertThat(events.getList("data.data.to")).isEqualTo(List.of("team"));
        assertThat(events.getString("data[0].data.by")).isEqualTo("operator");
        assertThat(events.getString("data[0].actor.userId")).isNull();
        assertThat(
                        admin.request()
                                .get("/api/audit-events/verification")
                                .jsonPath()
                                .getBoolean("data.intact"))
                .isTrue();
    }

    @Test
    void smallerPlanTakesNothingAway() {
        put(slug, "team").then().statusCode(200);
        List<SignedUp> members =
                List.of(
                        Invited.by(admin, "viewer"),
                        Invited.by(admin, "viewer"),
                        Invited.by(admin, "viewer"));

        JsonPath state = put(slug, "free").then().statusCode(200).extract().jsonPath();

        assertThat(state.getInt("usage.find { it.kind == 'users' }.used")).isEqualTo(4);
        assertThat(state.getInt("usage.find { it.kind == 'users' }.limit")).isEqualTo(3);
        for (SignedUp member : members) {
            member.request().get("/api/auth/me").then().statusCode(200);
        }
        Invited.invite(admin, guest()).statusCode(409);
    }

    @Test
    void whatThereIsNotIsNotFound() {
        assertThat(get("nobody-" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(get("Not A Slug".replace(' ', '_')).statusCode()).isEqualTo(404);
        assertThat(put(slug, "gold").statusCode()).isEqualTo(404);
        assertThat(get(slug).jsonPath().getString("plan")).isEqualTo("free");
    }

    @Test
    void withoutAProofNobodyLearnsOrChangesAnything() {
        String path = ROUTE + slug;
        assertThat(at().get(path).statusCode()).isEqualTo(401);
        assertThat(at().put(path + "/plan/team").statusCode()).isEqualTo(401);
        assertThat(at().header(OperatorKey.HEADER, "1:0").get(path).statusCode()).isEqualTo(401);
        assertThat(
                        at().header(OperatorKey.HEADER, proof("GET", path))
                                .put(path + "/plan/team")
                                .statusCode())
                .isEqualTo(401);
        assertThat(
                        at().header("Authorization", "Bearer " + admin.token())
                                .put(path + "/plan/team")
                                .statusCode())
                .isEqualTo(401);
        assertThat(get(slug).jsonPath().getString("plan")).isEqualTo("free");
    }

    @Test
    void routesAreOnTheManagementPortOnly() {
        String path = ROUTE + slug;
        given().header(OperatorKey.HEADER, proof("GET", path)).get(path).then().statusCode(404);
    }

    private static Map<String, Object> guest() {
        return Map.of("email", UUID.randomUUID() + "@example.org", "role", "viewer");
    }

    private Response get(String named) {
        String path = ROUTE + named;
        return at().header(OperatorKey.HEADER, proof("GET", path)).get(path);
    }

    private Response put(String named, String plan) {
        String path = ROUTE + named + "/plan/" + plan;
        return at().header(OperatorKey.HEADER, proof("PUT", path)).put(path);
    }

    private String proof(String method, String path) {
        return key.proof(method, path, Instant.now());
    }

    private RequestSpecification at() {
        return given().port(Objects.requireNonNull(management).getPort());
    }
}
