package dev.aac.producer.identity.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;

import com.mongodb.client.MongoClient;
import dev.aac.producer.platform.tenancy.StoreDatabase;
import dev.aac.producer.platform.testing.Invited;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The organizations are free ones: 3 users, 100 runs a month, 1 at a time, 1 project. */
@QuarkusTest
@Tag("serial")
class OrganizationApiTest {

    @Inject MongoClient client;
    @Inject StoreDatabase database;

    @Test
    void everyMemberSeesItsOrganization() {
        SignedUp admin = SignedUp.anew();
        JsonPath seen =
                Invited.by(admin, "viewer")
                        .request()
                        .get("/api/organization")
                        .then()
                        .statusCode(200)
                        .body("data.id", equalTo(admin.organizationId()))
                        .body("data.plan", equalTo("free"))
                        .body("data.limits.maxUsers", equalTo(3))
                        .extract()
                        .jsonPath();
        Map<String, Object> data = seen.getMap("data");
        assertThat(data)
                .containsOnlyKeys("id", "name", "slug", "plan", "limits", "createdAt", "updatedAt");
        given().get("/api/organization").then().statusCode(401);
    }

    @Test
    void adminChangesTheName() {
        SignedUp admin = SignedUp.anew();
        JsonPath before = admin.request().get("/api/organization").jsonPath();
        rename(admin, "{\"name\":\"  Äcme 密码  \"}")
                .statusCode(200)
                .body("data.name", equalTo("Äcme 密码"))
                .body("data.slug", equalTo(before.getString("data.slug")));
        JsonPath after = admin.request().get("/api/organization").jsonPath();
        assertThat(after.getString("data.name")).isEqualTo("Äcme 密码");
        assertThat(after.getString("data.createdAt")).isEqualTo(before.getString("data.createdAt"));
        assertThat(Instant.parse(after.getString("data.updatedAt")))
                .isAfterOrEqualTo(Instant.parse(before.getString("data.updatedAt")));
        SignedUp stranger = SignedUp.anew();
        assertThat(stranger.request().get("/api/organization").asString()).doesNotContain("密码");
    }

    @ParameterizedTest
    @ValueSource(strings = {"developer", "viewer"})
    void onlyAdminsChangeTheName(String role) {
        rename(Invited.by(SignedUp.anew(), role), "{\"name\":\"Mine\"}").statusCode(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|name",
                "{\"name\":null}|name",
                "{\"name\":\" \"}|name",
                "{\"name\":1}|name",
                "{\"name\":\"a\\u0000b\"}|name",
                "{\"name\":\"A\",\"plan\":\"enterprise\"}|plan",
                "{\"name\":\"A\",\"slug\":\"other\"}|slug",
                "{\"name\":\"A\",\"limits\":{\"maxUsers\":999}}|limits",
                "{\"name\":\"A\",\"id\":\"x\"}|id"
            })
    void nothingElseIsChanged(String body, String field) {
        SignedUp admin = SignedUp.anew();
        String before = admin.request().get("/api/organization").asString();
        rename(admin, body).statusCode(400).body("fields", hasKey(field));
        assertThat(admin.request().get("/api/organization").asString()).isEqualTo(before);
    }

    @Test
    void usageIsComparedWithThePlan() {
        SignedUp admin = SignedUp.anew();
        SignedUp viewer = Invited.by(admin, "viewer");
        Invited.invitation(admin, UUID.randomUUID() + "@example.org", "viewer");
        submitted(admin, "t1");
        submitted(admin, "t2");
        submitted(SignedUp.anew(), "t3");

        JsonPath usage =
                viewer.request()
                        .get("/api/organization/usage")
                        .then()
                        .statusCode(200)
                        .body("data.plan", equalTo("free"))
                        .body("data.testRuns.used", equalTo(2))
                        .body("data.testRuns.limit", equalTo(100))
                        .body("data.testRuns.percent", equalTo(2))
                        .body("data.testRuns.mark", nullValue())
                        .body("data.users.used", equalTo(2))
                        .body("data.users.limit", equalTo(3))
                        .body("data.users.percent", equalTo(66))
                        .body("data.projects.used", equalTo(0))
                        .body("data.projects.limit", equalTo(1))
                        .body("data.concurrentRuns.limit", equalTo(1))
                        .body("data.pendingInvitations", equalTo(1))
                        .body("data.retentionDays", equalTo(14))
                        .extract()
                        .jsonPath();
        YearMonth month = YearMonth.parse(usage.getString("data.month"));
        assertThat(Instant.parse(usage.getString("data.resetsAt")))
                .isEqualTo(month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC));
        given().get("/api/organization/usage").then().statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({"4,50,", "3,66,", "2,100,100", "1,200,100", "0,100,100"})
    void highestMarkThatIsReachedIsNamed(int limit, int percent, Integer mark) {
        SignedUp admin = SignedUp.anew();
        Invited.by(admin, "viewer");
        client.getDatabase(database.resolve())
                .getCollection("organizations")
                .updateOne(
                        new Document("_id", new ObjectId(admin.organizationId())),
                        new Document("$set", new Document("limits.maxUsers", limit)));
        admin.request()
                .get("/api/organization/usage")
                .then()
                .body("data.users.percent", equalTo(percent))
                .body("data.users.mark", equalTo(mark));
    }

    private static void submitted(SignedUp person, String taskId) {
        person.request()
                .contentType(ContentType.JSON)
                .body(Map.of("image", "qa/tests:1", "taskId", taskId))
                .post("/api/executions")
                .then()
                .statusCode(202);
    }

    private static ValidatableResponse rename(SignedUp by, String body) {
        return by.request()
                .contentType(ContentType.JSON)
                .body(body)
                .patch("/api/organization")
                .then();
    }
}
