package dev.aac.producer.execution.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.aac.contract.fact.LogTotals;
import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.ExecutionRichSamples;
import dev.aac.producer.execution.ExecutionSamples;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Tag("serial")
class ExecutionListApiTest {

    private static final Instant T = Instant.parse("2026-02-01T00:00:00Z");

    @Inject Executions executions;

    @Inject Workers workers;

    @Test
    void emptyListIsAList() {
        list(SignedUp.anew(), "")
                .body("success", equalTo(true))
                .body("data", equalTo(List.of()))
                .body("nextCursor", nullValue());
    }

    @Test
    void rowsShowAllButLogAndVariables() {
        SignedUp admin = SignedUp.anew();
        Map<String, Object> body =
                Map.of(
                        "image", "qa/web:1",
                        "taskId", "t1",
                        "command", "npm test",
                        "tests", Collections.nCopies(30, "a test"),
                        "config", Map.of("env", Map.of("TOKEN", "hunter2"), "environment", "e"));
        Submitting.body(admin, body).statusCode(202);

        list(admin, "")
                .body("data[0].taskId", equalTo("t1"))
                .body("data[0].organizationId", equalTo(admin.organizationId()))
                .body("data[0].image", equalTo("qa/web:1"))
                .body("data[0].command", equalTo("npm test"))
                .body("data[0].tests.size()", equalTo(20))
                .body("data[0].config.environment", equalTo("e"))
                .body("data[0].config", not(hasKey("env")))
                .body("data[0]", not(hasKey("output")))
                .body("data[0].createdAt", notNullValue());
    }

    @Test
    void pagesOverTiesLoseAndRepeatNothingWhileNewOnesCome() {
        SignedUp admin = SignedUp.anew();
        for (int n = 0; n < 23; n++) {
            insert(admin, "task-%02d".formatted(n), T.minusMillis(n / 10));
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            ValidatableResponse page =
                    list(admin, cursor == null ? "?limit=5" : "?limit=5&cursor=" + cursor);
            seen.addAll(page.extract().<List<String>>path("data.taskId"));
            cursor = page.extract().<@Nullable String>path("nextCursor");
            insert(admin, "new-" + seen.size(), T.plusSeconds(seen.size()));
            insert(admin, "tie-" + seen.size(), T);
        } while (cursor != null);

        List<String> old = seen.stream().filter(id -> id.startsWith("task-")).toList();
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(old).hasSize(23).startsWith("task-09").endsWith("task-20");
    }

    @Test
    void lastFullPageKnowsThatItIsTheLast() {
        SignedUp admin = SignedUp.anew();
        insert(admin, "a", T);
        insert(admin, "b", T);

        list(admin, "?limit=2").body("data.size()", equalTo(2)).body("nextCursor", nullValue());
        list(admin, "?limit=1").body("nextCursor", notNullValue());
    }

    @Test
    void fiftyAreShownUnlessAskedOtherwise() {
        SignedUp admin = SignedUp.anew();
        for (int n = 0; n < 51; n++) {
            insert(admin, "t" + n, T.plusMillis(n));
        }

        list(admin, "").body("data.size()", equalTo(50)).body("data[0].taskId", equalTo("t50"));
        list(admin, "?limit=200").body("data.size()", equalTo(51));
    }

    @Test
    void cursorOfOneOrganizationShowsAnotherNothingOfIt() {
        SignedUp acme = SignedUp.anew();
        SignedUp globex = SignedUp.anew();
        insert(acme, "a1", T);
        insert(acme, "a2", T.plusMillis(1));
        insert(globex, "g1", T.minusMillis(1));
        String cursor = list(acme, "?limit=1").extract().path("nextCursor");

        list(globex, "?cursor=" + cursor).body("data.taskId", equalTo(List.of("g1")));
    }

    @Test
    void filtersRestrict() {
        SignedUp admin = SignedUp.anew();
        Submitting.body(
                        admin,
                        Map.of(
                                "image", "qa/web:1",
                                "taskId", "Alpha",
                                "groupName", "nightly runs",
                                "config", Map.of("environment", "staging")))
                .statusCode(202);
        Submitting.body(admin, Map.of("image", "qa/api:2", "taskId", "beta", "command", "go (1)"))
                .statusCode(202);
        admin.request().post("/api/executions/beta/cancel").then().statusCode(200);

        assertShows(admin, "?status=CANCELLED", "beta");
        assertShows(admin, "?status=PENDING", "Alpha");
        assertShows(admin, "?status=PENDING,CANCELLED", "beta", "Alpha");
        assertShows(admin, "?status=PENDING&status=CANCELLED", "beta", "Alpha");
        assertShows(admin, "?status=ERROR");
        assertShows(admin, "?image=qa/web:1", "Alpha");
        assertShows(admin, "?groupName=nightly%20runs", "Alpha");
        assertShows(admin, "?environment=staging", "Alpha");
        assertShows(admin, "?q=ALPH", "Alpha");
        assertShows(admin, "?q=qa/", "beta", "Alpha");
        assertShows(admin, "?q=GO%20(1)", "beta");
        assertShows(admin, "?q=.*");
        assertShows(admin, "?from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z", "beta", "Alpha");
        assertShows(admin, "?to=2020-01-01T00:00:00Z");
        assertShows(admin, "?q=a&image=qa/api:2&status=CANCELLED&limit=1", "beta");
    }

    @Test
    void groupIsFoundExactlyHoweverItIsTyped() {
        SignedUp admin = SignedUp.anew();
        String composed = "Gr\u00f6\u00dfe";
        for (String group : List.of(composed, composed + " 2", "gr\u00f6\u00dfe", "Gr")) {
            Submitting.body(
                            admin,
                            Map.of(
                                    "image",
                                    "a",
                                    "taskId",
                                    "t-" + group.hashCode(),
                                    "groupName",
                                    group))
                    .statusCode(202);
        }
        Submitting.accepted(admin, "without");

        for (String typed : List.of(composed, "Gro\u0308\u00dfe", " " + composed + " ")) {
            admin.request()
                    .queryParam("groupName", typed)
                    .get("/api/executions")
                    .then()
                    .statusCode(200)
                    .body("data.groupName", equalTo(List.of(composed)));
        }
        list(admin, "?groupName=nobody's").body("data", equalTo(List.of()));
    }

    @Test
    void rowsShowEveryAttempt() {
        SignedUp admin = SignedUp.anew();
        Submitting.body(
                        admin,
                        Map.of("image", "a", "taskId", "t1", "config", Map.of("retryAttempts", 1)))
                .statusCode(202);
        workers.start(admin, "t1");
        workers.exit(admin, "t1", 4, new LogTotals(0, 0, false));
        list(admin, "")
                .body("data[0].status", equalTo("RUNNING"))
                .body("data[0].exitCode", nullValue())
                .body("data[0].attempts.outcome", equalTo(List.of("FAILED")));
        workers.start(admin, "t1");
        list(admin, "")
                .body("data[0].status", equalTo("RUNNING"))
                .body("data[0].attempts.outcome", equalTo(Arrays.asList("FAILED", null)));
        workers.exit(admin, "t1", 0, new LogTotals(0, 0, false));

        for (String path : List.of("/api/executions", "/api/executions/t1")) {
            String row = path.endsWith("t1") ? "data" : "data[0]";
            admin.request()
                    .get(path)
                    .then()
                    .body(row + ".status", equalTo("UNSTABLE"))
                    .body(row + ".exitCode", equalTo(0))
                    .body(row + ".attempts.number", equalTo(List.of(1, 2)))
                    .body(row + ".attempts.exitCode", equalTo(List.of(4, 0)))
                    .body(row + ".attempts.outcome", equalTo(List.of("FAILED", "PASSED")))
                    .body(row + ".attempts.startTime", everyItem(notNullValue()))
                    .body(row + ".attempts.endTime", everyItem(notNullValue()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=-1",
                "limit=x",
                "limit=1.0",
                "limit=99999999999999",
                "limit=1&limit=2",
                "cursor=x",
                "cursor=MTI6",
                "cursor=%00",
                "status=passed",
                "status=DONE",
                "status=PASSED,DONE",
                "from=yesterday",
                "from=2026-03-01",
                "to=+1000000000-01-01T00:00:00Z",
                "from=-0001-01-01T00:00:00Z",
                "to=2020-01-01T00:00:00Z&from=2021-01-01T00:00:00Z",
                "projectId=p1",
                "q=%00",
                "image=%1b",
                "groupName=%E2%80%AEx",
                "page=1",
                "organizationId=x",
                "Limit=1"
            })
    void wrongParametersAreNamed(String query) {
        String name = query.substring(0, query.indexOf('='));

        Anybody.ANYBODY
                .request()
                .urlEncodingEnabled(false)
                .get("/api/executions?" + query)
                .then()
                .statusCode(400)
                .body("success", equalTo(false))
                .body("fields", hasKey(name));
    }

    @Test
    void everyWrongParameterIsNamedAtOnce() {
        SignedUp.anew()
                .request()
                .get("/api/executions?limit=0&cursor=x&status=y&from=z")
                .then()
                .statusCode(400)
                .body("fields.size()", equalTo(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%zz", "q=%", "q=%ff%fe", "q=%ed%a0%80", "%=1", "q=a\u0001b"})
    void brokenEscapesAreNoDefect(String query) throws IOException {
        String status = RawRequest.get(Anybody.ANYBODY, "/api/executions?" + query);

        assertThat(status).matches("HTTP/1.1 (200 OK|400 Bad Request)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz", "%00", "%ff", "a%2fb", "..%2f..", "a;b=c"})
    void brokenPathsAreNoDefect(String segment) throws IOException {
        String status = RawRequest.get(Anybody.ANYBODY, "/api/executions/" + segment);

        assertThat(status).matches("HTTP/1.1 (404 Not Found|400 Bad Request)");
    }

    private void insert(SignedUp owner, String taskId, Instant createdAt) {
        OrganizationId organization = new OrganizationId(owner.organizationId());
        executions.insert(
                OrganizationScope.ofVerifiedToken(organization),
                ExecutionRichSamples.accepted(
                        organization,
                        new TaskId(taskId),
                        ExecutionSamples.accepted().request(),
                        createdAt));
    }

    private static void assertShows(SignedUp admin, String query, String... taskIds) {
        list(admin, query).body("data.taskId", equalTo(List.of(taskIds)));
    }

    private static ValidatableResponse list(SignedUp admin, String query) {
        return admin.request()
                .urlEncodingEnabled(false)
                .get("/api/executions" + query)
                .then()
                .statusCode(200);
    }
}
