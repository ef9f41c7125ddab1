package dev.aac.producer.project.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.mongodb.client.MongoClient;
import dev.aac.producer.platform.tenancy.StoreDatabase;
import dev.aac.producer.platform.testing.Invited;
import dev.aac.producer.platform.testing.LogRecords;
import dev.aac.producer.platform.testing.SignedUp;
import dev.aac.schema.StoreCollection;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Tag("serial")
class SecretsApiTest {

    private static final String VALUE = "hunter22-of-acme";

    @Inject MongoClient client;
    @Inject StoreDatabase database;

    @Test
    void answersNameSecretsAndNeverShowThem() {
        SignedUp admin = SignedUp.anew();
        SignedUp developer = Invited.by(admin, "developer");
        String env = newProject(admin) + "/env";
        ProjectClient.get(admin, env).then().statusCode(200).body("data.secrets", empty());

        Response set =
                ProjectClient.change(
                                developer,
                                env,
                                Map.of(
                                        "variables",
                                        Map.of("HOST", "db"),
                                        "secrets",
                                        Map.of("TOKEN", VALUE, "KEY", VALUE)))
                        .statusCode(200)
                        .extract()
                        .response();
        ProjectClient.get(Invited.by(admin, "viewer"), env)
                .then()
                .statusCode(200)
                .body("data.secrets.name", contains("KEY", "TOKEN"))
                .body("data.secrets[0].setAt", notNullValue())
                .body("data.secrets[0].userId", notNullValue())
                .body("data.secrets[0].apiKeyId", nullValue())
                .body("data.secrets[0].size()", equalTo(4))
                .body("data.variables", equalTo(Map.of("HOST", "db")));
        assertThat(set.asString()).doesNotContain(VALUE);

        ProjectClient.change(admin, env, "{\"secrets\":{\"KEY\":null}}")
                .statusCode(200)
                .body("data.secrets.name", contains("TOKEN"));
    }

    @Test
    void valuesAreInNoAnswerNoLogNoAuditAndNotInTheStore() {
        SignedUp admin = SignedUp.anew();
        String id = newProject(admin);
        try (LogRecords log = LogRecords.listen()) {
            set(admin, id, "TOKEN", VALUE);
            set(admin, id, "TOKEN", VALUE + "2");
            ProjectClient.change(admin, id, Map.of("name", "Other")).statusCode(200);
            assertThat(log.saying(VALUE)).isEmpty();
            assertThat(log.saying("secretsSet=TOKEN")).hasSize(2);
        }
        assertThat(ProjectClient.get(admin, id).asString()).doesNotContain(VALUE);
        assertThat(admin.request().get(ProjectClient.ROUTE).asString()).doesNotContain(VALUE);
        assertThat(admin.request().get("/api/audit-events?limit=200").asString())
                .contains("SecretChanged")
                .contains("TOKEN")
                .doesNotContain(VALUE);
        assertThat(wholeStore()).contains("TOKEN").doesNotContain(VALUE);
    }

    @Test
    void keyOfALanguageModelIsInNoAnswerNoLogNoAuditAndNotInTheStore() {
        SignedUp admin = SignedUp.anew();
        String route = "/api/organization/analysis";
        admin.request().get(route).then().statusCode(200).body("data.chosen", equalTo(false));
        try (LogRecords log = LogRecords.listen()) {
            Response set =
                    admin.request()
                            .contentType("application/json")
                            .body(
                                    Map.of(
                                            "on",
                                            true,
                                            "provider",
                                            "gemini",
                                            "model",
                                            "gemini-2.5-flash",
                                            "key",
                                            VALUE))
                            .put(route);
            set.then().statusCode(200).body("data.hasKey", equalTo(true));
            assertThat(set.asString()).doesNotContain(VALUE);
            assertThat(log.saying(VALUE)).isEmpty();
        }
        assertThat(admin.request().get(route).asString())
                .contains("gemini-2.5-flash")
                .doesNotContain(VALUE);
        assertThat(admin.request().get("/api/audit-events?limit=200").asString())
                .contains("SecretChanged")
                .doesNotContain(VALUE);
        assertThat(wholeStore()).contains("gemini-2.5-flash").doesNotContain(VALUE);
        admin.request()
                .get(route + "/usage")
                .then()
                .statusCode(200)
                .body("data.microUsd", equalTo(0))
                .body("data.budgetMicroUsd", equalTo(5_000_000));
        Invited.by(admin, "developer").request().get(route).then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"secrets\":{}}|secrets",
                "{\"secrets\":null}|secrets",
                "{\"secrets\":{\"1A\":\"x\"}}|secrets",
                "{\"secrets\":{\"AAC_TASK_ID\":\"x\"}}|secrets.AAC_TASK_ID",
                "{\"secrets\":{\"A\":\"a\\u0000\"}}|secrets.A",
                "{\"secrets\":{\"A\":1}}|secrets.A",
                "{\"secrets\":{\"A\":\"x\"},\"variables\":{\"A\":\"x\"}}|secrets.A"
            })
    void wrongSecretsAreNamedAndNothingIsChanged(String body, String field) {
        SignedUp admin = SignedUp.anew();
        String env = newProject(admin) + "/env";
        ProjectClient.change(admin, env, body).statusCode(400).body("fields", hasKey(field));
        ProjectClient.get(admin, env)
                .then()
                .body("data.secrets", empty())
                .body("data.variables", anEmptyMap());
    }

    @Test
    void viewersSetNone() {
        SignedUp admin = SignedUp.anew();
        String env = newProject(admin) + "/env";

        ProjectClient.change(Invited.by(admin, "viewer"), env, "{\"secrets\":{\"A\":\"hunter22\"}}")
                .statusCode(403);
        ProjectClient.get(admin, env).then().body("data.secrets", empty());
    }

    @Test
    void deletedProjectLeavesNoneInTheStore() {
        SignedUp admin = SignedUp.anew();
        String id = newProject(admin);
        set(admin, id, "VERY_OWN_NAME_OF_A_SECRET", VALUE);
        assertThat(collection("projects")).contains("VERY_OWN_NAME_OF_A_SECRET");

        ProjectClient.delete(admin, id).then().statusCode(200);

        assertThat(collection("projects")).doesNotContain("VERY_OWN_NAME_OF_A_SECRET");
    }

    private String wholeStore() {
        StringBuilder all = new StringBuilder();
        for (StoreCollection each : StoreCollection.values()) {
            all.append(collection(each.collectionName()));
        }
        return all.toString();
    }

    private String collection(String name) {
        StringBuilder all = new StringBuilder();
        for (Document document :
                client.getDatabase(database.resolve())
                        .getCollection(name)
                        .find()
                        .comment("aac:maintenance:test")) {
            all.append(document.toJson());
        }
        return all.toString();
    }

    private static String newProject(SignedUp admin) {
        return ProjectClient.created(admin, Map.of("name", "Shop"));
    }

    private static void set(SignedUp person, String id, String name, String value) {
        ProjectClient.change(person, id + "/env", Map.of("secrets", Map.of(name, value)))
                .statusCode(200);
    }
}
