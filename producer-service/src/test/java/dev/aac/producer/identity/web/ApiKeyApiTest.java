package dev.aac.producer.identity.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.mongodb.client.MongoClient;
import dev.aac.producer.platform.tenancy.StoreDatabase;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Tag("serial")
class ApiKeyApiTest {

    private static final String ROUTE = "/api/auth/api-keys";
    private static final String IMAGE = "registry.example/team/tests:1.2";

    @Inject MongoClient client;

    @Inject StoreDatabase database;

    @Test
    void keyIsShownOnceAndStoredAsAHash() {
        SignedUp admin = SignedUp.anew();
        Response made = make(admin, Map.of("name", " Nightly ", "role", "viewer"));
        made.then()
                .statusCode(201)
                .body("success", equalTo(true))
                .body("data.name", equalTo("Nightly"))
                .body("data.role", equalTo("viewer"))
                .body("data.createdBy", equalTo(admin.userId()))
                .body("data.expiresAt", nullValue())
                .body("data.lastUsedAt", nullValue())
                .body("data.key", matchesPattern("aac_live_[A-Za-z0-9_-]{43}"));
        String key = made.jsonPath().getString("data.key");
        Response list = admin.request().get(ROUTE);
        list.then()
                .statusCode(200)
                .body("nextCursor", nullValue())
                .body("data", hasSize(1))
                .body("data[0]", not(hasKey("key")))
                .body("data[0].beginning", equalTo(key.substring(0, 13)));
        Document stored =
                client.getDatabase(database.resolve())
                        .getCollection("api_keys")
                        .find(new Document("organizationId", new ObjectId(admin.organizationId())))
                        .first();
        assertThat(stored).isNotNull();
        assertThat(stored.toJson()).doesNotContain(key.substring(13));
        assertThat(stored.getString("hash")).matches("[0-9a-f]{64}");
    }

    @Test
    void keyIsAcceptedWhereATokenIs() {
        SignedUp admin = SignedUp.anew();
        String key = key(admin, "developer");
        withKey(key).get("/api/executions").then().statusCode(200).body("data", empty());
        given().header("x-api-KEY", key).get("/api/executions").then().statusCode(200);
        admin.request().get(ROUTE).then().body("data[0].lastUsedAt", notNullValue());
    }

    @Test
    void executionSaysWhichKeyAskedForIt() {
        SignedUp admin = SignedUp.anew();
        String key = key(admin, "developer");
        String id = admin.request().get(ROUTE).jsonPath().getString("data[0].id");
        for (String route : new String[] {"/api/ci/trigger", "/api/execution-request"}) {
            String taskId = "task-" + UUID.randomUUID();
            withKey(key)
                    .contentType(ContentType.JSON)
                    .body(Map.of("taskId", taskId, "image", IMAGE))
                    .post(route)
                    .then()
                    .statusCode(202)
                    .body("data.trigger", equalTo(Map.of("kind", "api", "apiKeyId", id)));
            admin.request()
                    .get("/api/executions/" + taskId)
                    .then()
                    .body("data.trigger.apiKeyId", equalTo(id));
        }
    }

    @Test
    void keyMayWhatItsRoleMay() {
        SignedUp admin = SignedUp.anew();
        withKey(key(admin, "viewer"))
                .contentType(ContentType.JSON)
                .body(Map.of("image", IMAGE))
                .post("/api/ci/trigger")
                .then()
                .statusCode(403)
                .body("error", equalTo("Insufficient permissions"))
                .body("message", equalTo("Required role: developer or admin"));
    }

    @Test
    void keyOfOneOrganizationSeesNothingOfAnother() {
        SignedUp admin = SignedUp.anew();
        String key = key(SignedUp.anew(), "admin");
        String taskId = "task-" + UUID.randomUUID();
        admin.request()
                .contentType(ContentType.JSON)
                .body(Map.of("taskId", taskId, "image", IMAGE))
                .post("/api/execution-request")
                .then()
                .statusCode(202);
        withKey(key).get("/api/executions").then().statusCode(200).body("data", empty());
        withKey(key).get("/api/executions/" + taskId).then().statusCode(404);
    }

    @Test
    void routesThatNeedASessionRefuseKeys() {
        SignedUp admin = SignedUp.anew();
        String key = key(admin, "admin");
        String id = admin.request().get(ROUTE).jsonPath().getString("data[0].id");
        for (Response answer :
                new Response[] {
                    withKey(key).get("/api/auth/me"),
                    withKey(key).get("/api/auth/sessions"),
                    withKey(key).post("/api/auth/logout"),
                    withKey(key).get(ROUTE),
                    withKey(key).delete(ROUTE + "/" + id),
                    withKey(key)
                            .contentType(ContentType.JSON)
                            .body(Map.of("name", "another"))
                            .post(ROUTE)
                }) {
            answer.then().statusCode(403).body("error", equalTo("Session required"));
        }
        admin.request().get(ROUTE).then().body("data.id", contains(id));
    }

    @Test
    void tokenAndKeyTogetherAreRefused() {
        SignedUp admin = SignedUp.anew();
        admin.request()
                .header("X-Api-Key", key(admin, "viewer"))
                .get("/api/executions")
                .then()
                .statusCode(400)
                .body("code", equalTo("auth.two_credentials"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "aac_live_",
                "aac_live_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void otherKeysAreRefused(String key) {
        withKey(key)
                .get("/api/executions")
                .then()
                .statusCode(401)
                .body("error", equalTo("Invalid API key"));
        given().header("Authorization", "Bearer " + key(SignedUp.anew(), "viewer"))
                .get("/api/executions")
                .then()
                .statusCode(401)
                .body("error", equalTo("Invalid token"));
    }

    @Test
    void revokedKeyIsRefused() {
        SignedUp admin = SignedUp.anew();
        String key = key(admin, "viewer");
        withKey(key).get("/api/executions").then().statusCode(200);
        String id = admin.request().get(ROUTE).jsonPath().getString("data[0].id");
        Response revoked = admin.request().delete(ROUTE + "/" + id);
        assertThat(revoked.statusCode()).isEqualTo(200);
        assertThat(revoked.asString()).isEqualTo("{\"success\":true}");
        withKey(key).get("/api/executions").then().statusCode(401);
        admin.request().get(ROUTE).then().body("data", empty());
    }

    @Test
    void foreignMissingAndImpossibleIdsAnswerTheSameBytes() {
        SignedUp person = SignedUp.anew();
        SignedUp stranger = SignedUp.anew();
        String foreignKey = key(stranger, "viewer");
        String foreign = stranger.request().get(ROUTE).jsonPath().getString("data[0].id");
        Set<String> answers = new LinkedHashSet<>();
        for (String id : new String[] {foreign, "0".repeat(24), "x", "A".repeat(24)}) {
            Response answer = person.request().delete(ROUTE + "/" + id);
            assertThat(answer.statusCode()).isEqualTo(404);
            answers.add(
                    answer.asString().replace(answer.jsonPath().getString("correlationId"), ""));
        }
        assertThat(answers).hasSize(1);
        withKey(foreignKey).get("/api/executions").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"a\",\"role\":\"owner\"}|role",
                "{\"name\":\"a\",\"role\":\"ADMIN\"}|role",
                "{\"name\":\"a\",\"expiresAt\":\"tomorrow\"}|expiresAt",
                "{\"name\":\"a\",\"expiresAt\":\"2020-01-01T00:00:00Z\"}|expiresAt",
                "{\"name\":\"a\",\"expiresAt\":\"+1000000000-01-01T00:00:00Z\"}|expiresAt",
                "{\"name\":\"\"}|name",
                "{}|name",
                "{\"name\":\"a\",\"createdBy\":\"x\"}|createdBy"
            })
    void wrongRequestIsNamed(String body, String field) {
        SignedUp.anew()
                .request()
                .contentType(ContentType.JSON)
                .body(body)
                .post(ROUTE)
                .then()
                .statusCode(400)
                .body("fields", hasKey(field));
    }

    @Test
    void keysNeedAToken() {
        given().get(ROUTE).then().statusCode(401);
    }

    @Test
    void interfaceSaysWhereKeysAreTaken() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .body("components.securitySchemes.apiKey.name", equalTo("X-Api-Key"))
                .body("paths.'/api/executions'.get.security.apiKey", notNullValue())
                .body("paths.'/api/auth/me'.get.security[1]", nullValue());
    }

    private static String key(SignedUp person, String role) {
        return make(person, Map.of("name", "Key of a test", "role", role))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("data.key");
    }

    private static Response make(SignedUp person, Map<String, String> body) {
        return person.request().contentType(ContentType.JSON).body(body).post(ROUTE);
    }

    private static RequestSpecification withKey(String key) {
        return given().header("X-Api-Key", key);
    }
}
