package dev.aac.producer.execution.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import com.mongodb.client.MongoClient;
import dev.aac.producer.platform.tenancy.StoreDatabase;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the routes make of a used-up month. The organizations are free ones: 100 runs. */
@QuarkusTest
@Tag("serial")
class MonthlyQuotaApiTest {

    private static final int FREE_RUNS = 100;
    private static final int MONTH_SECONDS_MAX = 31 * 24 * 60 * 60;

    @Inject MongoClient client;

    @Inject StoreDatabase database;

    @Test
    void ofTwentyRequestsAtTheLimitExactlyTheRemainingNumberPassesAndTheNextIsTold()
            throws Exception {
        SignedUp admin = SignedUp.anew();
        int left = 7;
        for (int i = 0; i < FREE_RUNS - left; i++) {
            Submitting.accepted(admin, "before-" + i);
        }

        List<Integer> statuses = atOnce(admin, 20);

        assertThat(Collections.frequency(statuses, 202)).isEqualTo(left);
        assertThat(Collections.frequency(statuses, 429)).isEqualTo(20 - left);
        refused(Submitting.body(admin, Map.of("image", Submitting.IMAGE)), FREE_RUNS, FREE_RUNS);
        refused(
                admin.request()
                        .contentType(ContentType.JSON)
                        .body(Map.of("image", Submitting.IMAGE))
                        .post("/api/executions")
                        .then(),
                FREE_RUNS,
                FREE_RUNS);
        Submitting.body(admin, Map.of("image", Submitting.IMAGE, "taskId", "before-0"))
                .statusCode(409);
        Submitting.accepted(SignedUp.anew(), "another-organization");
    }

    @Test
    void changedPlanActsOnTheNextRequestAndDeletionGivesNothingBack() {
        SignedUp admin = SignedUp.anew();
        limit(admin, 1);
        Submitting.accepted(admin, "t1");
        Submitting.body(admin, Map.of("image", Submitting.IMAGE, "taskId", "t1")).statusCode(409);
        admin.request().delete("/api/executions/t1").then().statusCode(200);
        refused(Submitting.body(admin, Map.of("image", Submitting.IMAGE)), 1, 1);

        limit(admin, 2);
        Submitting.accepted(admin, "t2");
        limit(admin, 1);
        refused(Submitting.body(admin, Map.of("image", Submitting.IMAGE)), 1, 2);
    }

    @Test
    void otherRefusalsSayNothingOfAPlan() {
        Submitting.body(SignedUp.anew(), Map.of())
                .statusCode(400)
                .body("$", not(hasKey("limit")))
                .body("$", not(hasKey("used")))
                .body("$", not(hasKey("reset")))
                .body("$", not(hasKey("retryAfter")));
    }

    @Test
    void apiDescriptionShowsTheRefusal() {
        for (String route : List.of("/api/execution-request", "/api/executions")) {
            String refusal = "paths.'" + route + "'.post.responses.'429'";
            given().accept(ContentType.JSON)
                    .get("/q/openapi?format=json")
                    .then()
                    .statusCode(200)
                    .body(
                            refusal + ".content.'application/json'.schema.'$ref'",
                            equalTo("#/components/schemas/ProblemBody"));
        }
    }

    private static void refused(ValidatableResponse answer, int limit, int used) {
        Instant nextMonth =
                YearMonth.now(ZoneOffset.UTC)
                        .plusMonths(1)
                        .atDay(1)
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC);
        int retryAfter =
                answer.statusCode(429)
                        .body("success", equalTo(false))
                        .body("error", equalTo("Too many requests"))
                        .body("code", equalTo("quota.monthly_runs"))
                        .body("limit", equalTo(limit))
                        .body("used", equalTo(used))
                        .body("reset", equalTo(nextMonth.toString()))
                        .body(
                                "retryAfter",
                                both(greaterThan(0)).and(lessThanOrEqualTo(MONTH_SECONDS_MAX)))
                        .extract()
                        .path("retryAfter");
        answer.header("Retry-After", Integer.toString(retryAfter));
        assertThat(Instant.now().plusSeconds(retryAfter))
                .isBetween(nextMonth, nextMonth.plus(Duration.ofSeconds(10)));
    }

    private static List<Integer> atOnce(SignedUp person, int requests) throws Exception {
        List<Callable<Integer>> all = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            String body = "{\"image\":\"" + Submitting.IMAGE + "\",\"taskId\":\"race-" + i + "\"}";
            all.add(() -> Submitting.body(person, body).extract().statusCode());
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(requests)) {
            for (Future<Integer> status : clients.invokeAll(all)) {
                statuses.add(status.get());
            }
        }
        return statuses;
    }

    private void limit(SignedUp person, int runs) {
        client.getDatabase(database.resolve())
                .getCollection("organizations")
                .updateOne(
                        new Document("_id", new ObjectId(person.organizationId())),
                        new Document("$set", new Document("limits.maxTestRuns", runs)));
    }
}
