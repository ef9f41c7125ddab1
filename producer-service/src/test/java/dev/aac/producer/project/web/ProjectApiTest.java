package dev.aac.producer.project.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.mongodb.client.MongoClient;
import dev.aac.producer.platform.tenancy.StoreDatabase;
import dev.aac.producer.platform.testing.Invited;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The organizations are free ones, with one project, unless a test says otherwise. */
@QuarkusTest
@Tag("serial")
class ProjectApiTest {

    private static final int RACERS = 12;
    private static final Map<String, Object> RICH =
            Map.of(
                    "name", "  Größe 密码 ",
                    "image", "registry.example/qa/web:1.2",
                    "command", "npm test\necho done",
                    "folder", "smoke",
                    "targetUrls", Map.of("staging", "https://staging.example/?a=b"));

    @Inject MongoClient client;
    @Inject StoreDatabase database;

    @Test
    void projectIsMadeShownAndListed() {
        SignedUp admin = SignedUp.anew();
        JsonPath made = ProjectClient.create(admin, RICH).statusCode(201).extract().jsonPath();
        Map<String, Object> data = made.getMap("data");
        assertThat(data)
                .containsOnlyKeys(
                        "id",
                        "organizationId",
                        "name",
                        "slug",
                        "image",
                        "command",
                        "folder",
                        "targetUrls",
                        "createdAt",
                        "updatedAt")
                .containsEntry("organizationId", admin.organizationId())
                .containsEntry("name", "Größe 密码")
                .containsEntry("slug", "gro-e")
                .containsEntry("image", "registry.example/qa/web:1.2")
                .containsEntry("command", "npm test\necho done")
                .containsEntry("folder", "smoke");
        assertThat(made.getMap("data.targetUrls"))
                .containsOnlyKeys("development", "staging", "production")
                .containsEntry("staging", "https://staging.example/?a=b")
                .containsEntry("production", null);
        String id = made.getString("data.id");
        assertThat(ProjectClient.get(admin, id).jsonPath().getMap("data")).isEqualTo(data);
        JsonPath list = admin.request().get(ProjectClient.ROUTE).jsonPath();
        assertThat(list.getList("data")).isEqualTo(List.of(data));
        assertThat(list.getString("nextCursor")).isNull();
    }

    @Test
    void nameIsEnough() {
        ProjectClient.create(SignedUp.anew(), Map.of("name", "API"))
                .statusCode(201)
                .body("data.slug", equalTo("api"))
                .body("data.image", nullValue())
                .body("data.command", nullValue())
                .body("data.folder", nullValue())
                .body("data.targetUrls.development", nullValue());
    }

    @Test
    void listHasPages() {
        SignedUp admin = SignedUp.anew();
        limit(admin, 5);
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            ids.addFirst(ProjectClient.created(admin, Map.of("name", "Project " + n)));
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page =
                    admin.request().get(ProjectClient.ROUTE + "?limit=2" + cursor).jsonPath();
            seen.addAll(page.getList("data.id", String.class));
            cursor = "&cursor=" + page.getString("nextCursor");
        } while (!cursor.endsWith("null"));
        assertThat(seen).isEqualTo(ids);
        admin.request()
                .get(ProjectClient.ROUTE + "?limit=0&cursor=x")
                .then()
                .statusCode(400)
                .body("fields", hasKey("limit"))
                .body("fields", hasKey("cursor"));
    }

    @Test
    void slugIsUniqueInItsOrganization() {
        SignedUp admin = SignedUp.anew();
        limit(admin, 5);
        ProjectClient.create(admin, Map.of("name", "Shop")).body("data.slug", equalTo("shop"));
        ProjectClient.create(admin, Map.of("name", "shop!")).body("data.slug", equalTo("shop-2"));
        ProjectClient.create(admin, Map.of("name", "x", "slug", "shop-3")).statusCode(201);
        ProjectClient.create(admin, Map.of("name", "Shop")).body("data.slug", equalTo("shop-4"));
        ProjectClient.create(admin, Map.of("name", "x", "slug", "shop"))
                .statusCode(409)
                .body("error", equalTo("Slug already taken"))
                .body("code", equalTo("project.slug_taken"));
        ProjectClient.create(SignedUp.anew(), Map.of("name", "x", "slug", "shop")).statusCode(201);
    }

    @Test
    void fieldsAreChangedOneByOne() {
        SignedUp admin = SignedUp.anew();
        JsonPath made = ProjectClient.create(admin, RICH).extract().jsonPath();
        String id = made.getString("data.id");

        ProjectClient.change(admin, id, Map.of("name", "Other", "folder", ""))
                .statusCode(200)
                .body("data.name", equalTo("Other"))
                .body("data.folder", nullValue())
                .body("data.slug", equalTo(made.getString("data.slug")))
                .body("data.image", equalTo(made.getString("data.image")))
                .body("data.createdAt", equalTo(made.getString("data.createdAt")));
        ProjectClient.change(
                        admin,
                        id,
                        "{\"targetUrls\":{\"staging\":\"\",\"production\":\"https://x.example\"},"
                                + "\"image\":null,\"slug\":\"other\"}")
                .body("data.targetUrls.staging", nullValue())
                .body("data.targetUrls.production", equalTo("https://x.example"))
                .body("data.image", equalTo(made.getString("data.image")))
                .body("data.slug", equalTo("other"));
        ProjectClient.get(admin, id)
                .then()
                .body("data.name", equalTo("Other"))
                .body("data.slug", equalTo("other"));
    }

    @Test
    void changeToATakenSlugIsRefused() {
        SignedUp admin = SignedUp.anew();
        limit(admin, 2);
        ProjectClient.create(admin, Map.of("name", "Shop"));
        String id = ProjectClient.created(admin, Map.of("name", "Other"));
        ProjectClient.change(admin, id, Map.of("slug", "shop")).statusCode(409);
        ProjectClient.change(admin, id, Map.of("slug", "other")).statusCode(200);
        ProjectClient.get(admin, id).then().body("data.slug", equalTo("other"));
    }

    @Test
    void limitOfThePlanHolds() {
        SignedUp admin = SignedUp.anew();
        String id = ProjectClient.created(admin, Map.of("name", "One"));
        ProjectClient.create(admin, Map.of("name", "Two"))
                .statusCode(409)
                .body("error", equalTo("Plan limit reached"))
                .body("code", equalTo("quota.projects"))
                .body("limit", equalTo(1))
                .body("used", equalTo(1))
                .body("$", not(hasKey("reset")));
        admin.request()
                .get("/api/organization/usage")
                .then()
                .body("data.projects.used", equalTo(1))
                .body("data.projects.mark", equalTo(100));
        admin.request()
                .get("/api/audit-events?type=PlanLimitReached")
                .then()
                .body("data[0].data.kind", equalTo("projects"));

        Response deleted = ProjectClient.delete(admin, id);
        assertThat(deleted.asString()).isEqualTo("{\"success\":true}");
        ProjectClient.get(admin, id).then().statusCode(404);
        ProjectClient.create(admin, Map.of("name", "Two")).statusCode(201);
    }

    @Test
    void ofManyAtOnceAsManyAreMadeAsThePlanHas() throws Exception {
        SignedUp admin = SignedUp.anew();
        limit(admin, 4);
        List<Integer> statuses =
                atOnce(
                        Collections.nCopies(
                                RACERS,
                                () ->
                                        ProjectClient.create(admin, Map.of("name", "Shop"))
                                                .extract()
                                                .statusCode()));
        assertThat(Collections.frequency(statuses, 201)).isEqualTo(4);
        assertThat(Collections.frequency(statuses, 409)).isEqualTo(RACERS - 4);
        JsonPath list = admin.request().get(ProjectClient.ROUTE).jsonPath();
        assertThat(list.getList("data.slug", String.class))
                .containsExactlyInAnyOrder("shop", "shop-2", "shop-3", "shop-4");
    }

    @Test
    void viewersReadDevelopersWrite() {
        SignedUp admin = SignedUp.anew();
        SignedUp developer = Invited.by(admin, "developer");
        SignedUp viewer = Invited.by(admin, "viewer");
        String id = ProjectClient.created(developer, Map.of("name", "Shop"));

        ProjectClient.get(viewer, id).then().statusCode(200);
        viewer.request().get(ProjectClient.ROUTE).then().body("data.id", contains(id));
        ProjectClient.create(viewer, Map.of("name", "x"))
                .statusCode(403)
                .body("message", equalTo("Required role: developer or admin"));
        ProjectClient.change(viewer, id, Map.of("name", "x")).statusCode(403);
        ProjectClient.delete(viewer, id).then().statusCode(403);
        given().get(ProjectClient.ROUTE).then().statusCode(401);
        given().contentType(ContentType.JSON)
                .body(Map.of("name", "x"))
                .post(ProjectClient.ROUTE)
                .then()
                .statusCode(401);
        ProjectClient.change(developer, id, Map.of("name", "Other")).statusCode(200);
    }

    @Test
    void actsAreInTheAuditTrail() {
        SignedUp admin = SignedUp.anew();
        String id = ProjectClient.created(admin, Map.of("name", "Shop"));
        ProjectClient.change(admin, id, Map.of("name", "Other", "command", "make"));
        ProjectClient.delete(admin, id);

        JsonPath events = admin.request().get("/api/audit-events?subject=project:" + id).jsonPath();

        assertThat(events.getList("data.type", String.class)).containsOnly("ProjectChanged");
        assertThat(events.getList("data.data.change", String.class))
                .containsExactly("deleted", "changed", "created");
        assertThat(events.getString("data[1].data.fields")).isEqualTo("name,command");
        assertThat(events.getString("data[0].actor.userId")).isEqualTo(admin.userId());
    }

    @Test
    void foreignMissingAndImpossibleIdsAnswerTheSameBytes() {
        SignedUp admin = SignedUp.anew();
        SignedUp stranger = SignedUp.anew();
        String foreign = ProjectClient.created(stranger, Map.of("name", "Shop"));
        Set<String> answers = new LinkedHashSet<>();
        for (String id : new String[] {foreign, "0".repeat(24), "x", "x".repeat(3_000)}) {
            for (Response answer :
                    List.of(
                            ProjectClient.get(admin, id),
                            ProjectClient.change(admin, id, Map.of("name", "Mine"))
                                    .extract()
                                    .response(),
                            ProjectClient.delete(admin, id))) {
                assertThat(answer.statusCode()).isEqualTo(404);
                answers.add(
                        answer.asString()
                                .replace(answer.jsonPath().getString("correlationId"), ""));
            }
        }
        assertThat(answers).hasSize(1);
        admin.request().get(ProjectClient.ROUTE).then().body("data", empty());
        ProjectClient.get(stranger, foreign).then().body("data.name", equalTo("Shop"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|name",
                "{\"name\":\" \"}|name",
                "{\"name\":\"a\\u0000b\"}|name",
                "{\"name\":\"a\\r\\nb\"}|name",
                "{\"name\":1}|name",
                "{\"name\":\"a\",\"slug\":\"A\"}|slug",
                "{\"name\":\"a\",\"slug\":\"-ab\"}|slug",
                "{\"name\":\"a\",\"image\":\"A B\"}|image",
                "{\"name\":\"a\",\"command\":\"a\\u0000\"}|command",
                "{\"name\":\"a\",\"folder\":\"a\\nb\"}|folder",
                "{\"name\":\"a\",\"targetUrls\":{\"staging\":\"ftp://x\"}}|targetUrls.staging",
                "{\"name\":\"a\",\"targetUrls\":{\"qa\":\"https://x\"}}|targetUrls.qa",
                "{\"name\":\"a\",\"organizationId\":\"x\"}|organizationId",
                "{\"name\":\"a\",\"id\":\"x\"}|id",
                "{\"name\":\"a\",\"variables\":{}}|variables"
            })
    void wrongFieldIsNamed(String body, String field) {
        SignedUp admin = SignedUp.anew();
        admin.request()
                .contentType(ContentType.JSON)
                .body(body)
                .post(ProjectClient.ROUTE)
                .then()
                .statusCode(400)
                .body("fields", hasKey(field));
        admin.request().get(ProjectClient.ROUTE).then().body("data", empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":null}",
                "{\"name\":\"\"}",
                "{\"slug\":\"\"}",
                "{\"slug\":\"api \"}",
                "{\"image\":\":\"}",
                "{\"createdAt\":\"2020-01-01T00:00:00Z\"}"
            })
    void wrongChangeIsRefusedWhole(String body) {
        SignedUp admin = SignedUp.anew();
        String id = ProjectClient.created(admin, RICH);
        String before = ProjectClient.get(admin, id).asString();
        ProjectClient.change(admin, id, body).statusCode(400);
        assertThat(ProjectClient.get(admin, id).asString()).isEqualTo(before);
    }

    private void limit(SignedUp admin, int projects) {
        ProjectClient.limit(client, database, admin, projects);
    }

    private static List<Integer> atOnce(List<? extends Callable<Integer>> racers) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(racers.size())) {
            for (Future<Integer> racer : threads.invokeAll(racers)) {
                statuses.add(racer.get());
            }
        }
        return statuses;
    }
}
