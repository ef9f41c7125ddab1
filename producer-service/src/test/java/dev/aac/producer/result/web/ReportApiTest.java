package dev.aac.producer.result.web;

import static dev.aac.producer.result.ReportSamples.bytes;
import static dev.aac.producer.result.ReportSamples.sum;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.aac.contract.fact.FactOrigin;
import dev.aac.contract.fact.LogTotals;
import dev.aac.contract.fact.ReportFact.ReportPart;
import dev.aac.contract.fact.ReportFact.ReportsLeft;
import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionRichSamples;
import dev.aac.producer.execution.ExecutionSamples;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.RandomIds;
import dev.aac.producer.execution.RetentionSweep;
import dev.aac.producer.execution.RunEvent;
import dev.aac.producer.execution.SlotKey;
import dev.aac.producer.execution.web.Workers;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.testing.SignedUp;
import dev.aac.producer.result.ReportShelf;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Tag("serial")
class ReportApiTest {

    private static final String BASE = "/api/executions/t1";
    private static final String HTML = "<script src='js/app.js'></script>";
    private static final String JUNIT =
            """
            <testsuite name="s">
              <testcase name="a" time="1.5"/>
              <testcase name="b"><failure message="why"/></testcase>
              <testcase name="c"><skipped/></testcase>
            </testsuite>
            """;

    @Inject ReportShelf shelf;
    @Inject Executions executions;
    @Inject Workers workers;
    @Inject RetentionSweep retention;

    private SignedUp withExecution() {
        SignedUp admin = SignedUp.anew();
        admin.request()
                .contentType(ContentType.JSON)
                .body(Map.of("image", "qa/tests:1", "taskId", "t1"))
                .post("/api/execution-request")
                .then()
                .statusCode(202);
        return admin;
    }

    private FactOrigin origin(SignedUp owner, int attempt) {
        OrganizationId organization = new OrganizationId(owner.organizationId());
        RunRef run =
                executions
                        .find(OrganizationScope.ofVerifiedToken(organization), new TaskId("t1"))
                        .orElseThrow()
                        .currentRun();
        return new FactOrigin(
                new RunRef(organization, run.taskId(), run.runId(), attempt),
                RandomIds.fencingToken(),
                1);
    }

    private void keep(SignedUp owner, int attempt, int number, String path, String text) {
        byte[] content = bytes(text);
        FactOrigin origin = origin(owner, attempt);
        OrganizationScope scope = OrganizationScope.ofVerifiedToken(origin.run().organizationId());
        assertThat(
                        shelf.keep(
                                scope,
                                new ReportPart(origin, number, path, 0, content, sum(content))))
                .isEmpty();
    }

    private static ValidatableResponse get(SignedUp person, String path) {
        return person.request().urlEncodingEnabled(false).get(BASE + path).then();
    }

    @Test
    void filesAreListedWithWhatCameOfThem() {
        SignedUp admin = withExecution();
        keep(admin, 1, 1, "a/index.html", HTML);
        keep(admin, 1, 2, "junit.xml", JUNIT);
        FactOrigin origin = origin(admin, 1);
        shelf.put(
                OrganizationScope.ofVerifiedToken(origin.run().organizationId()),
                new ReportsLeft(
                        origin, 2, 100, 1, true, "1 entry was not kept: \"x\" is a device."));

        get(admin, "/artifacts")
                .statusCode(200)
                .body("data.path", equalTo(List.of("a/index.html", "junit.xml")))
                .body("data[0].size", equalTo(HTML.length()))
                .body("data[0].contentType", equalTo("text/html; charset=UTF-8"))
                .body("data[0].sha256", equalTo(sum(bytes(HTML))))
                .body("data[1].tests", equalTo(3))
                .body("data.attempt", equalTo(List.of(1, 1)))
                .body("attempt", equalTo(1))
                .body("nextCursor", nullValue())
                .body("totals[0].refused", equalTo(1))
                .body("totals[0].complete", equalTo(true))
                .body("totals[0].note", equalTo("1 entry was not kept: \"x\" is a device."));
        get(admin, "/artifacts?limit=1")
                .body("data.path", equalTo(List.of("a/index.html")))
                .body("nextCursor", equalTo("1"));
        get(admin, "/artifacts?limit=1&cursor=1").body("data.path", equalTo(List.of("junit.xml")));
        get(admin, "/artifacts?attempt=2").body("data", equalTo(List.of()));
    }

    @Test
    void executionWithoutReportsHasAnEmptyListing() {
        SignedUp admin = withExecution();
        get(admin, "/artifacts").statusCode(200).body("data", equalTo(List.of()));
        get(admin, "/tests")
                .statusCode(200)
                .body("data", equalTo(List.of()))
                .body("counts.total", equalTo(0));
        get(admin, "/reports/index.html").statusCode(404).body("code", equalTo("report.not_found"));
    }

    @Test
    void pageComesInItsSandbox() {
        SignedUp admin = withExecution();
        keep(admin, 1, 1, "a b/größe?.html", HTML);

        get(admin, "/reports/a%20b/gr%C3%B6%C3%9Fe%3F.html")
                .statusCode(200)
                .header("Content-Type", equalTo("text/html; charset=UTF-8"))
                .header("Content-Security-Policy", equalTo("sandbox allow-scripts"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Length", equalTo(Integer.toString(HTML.length())))
                .header("Accept-Ranges", equalTo("bytes"))
                .header(
                        "Content-Disposition",
                        equalTo("inline; filename*=UTF-8''gr%C3%B6%C3%9Fe%3F.html"))
                .body(equalTo(HTML));
    }

    @Test
    void fileOfUnknownKindIsSaved() {
        SignedUp admin = withExecution();
        keep(admin, 1, 1, "core.dump", "x");
        keep(admin, 1, 2, "a.txt", "y");

        get(admin, "/reports/core.dump")
                .header("Content-Type", equalTo("application/octet-stream"))
                .header("Content-Disposition", equalTo("attachment; filename*=UTF-8''core.dump"))
                .header("Content-Security-Policy", nullValue());
        get(admin, "/reports/a.txt?download=true")
                .header("Content-Disposition", equalTo("attachment; filename*=UTF-8''a.txt"));
    }

    @Test
    void partsOfAFileAreServed() {
        SignedUp admin = withExecution();
        keep(admin, 1, 1, "video.webm", "0123456789");
        String tag = "\"" + sum(bytes("0123456789")) + "\"";

        ranged(admin, "bytes=2-4")
                .statusCode(206)
                .header("Content-Range", equalTo("bytes 2-4/10"))
                .header("Content-Length", equalTo("3"))
                .header("ETag", equalTo(tag))
                .body(equalTo("234"));
        ranged(admin, "bytes=-2").statusCode(206).body(equalTo("89"));
        ranged(admin, "bytes=10-")
                .statusCode(416)
                .header("Content-Range", equalTo("bytes */10"))
                .body("code", equalTo("report.range"));
        ranged(admin, "bytes=0-1,4-5").statusCode(200).body(equalTo("0123456789"));
        admin.request()
                .header("Range", "bytes=2-4")
                .header("If-Range", tag)
                .get(BASE + "/reports/video.webm")
                .then()
                .statusCode(206);
        admin.request()
                .header("Range", "bytes=2-4")
                .header("If-Range", "\"other\"")
                .get(BASE + "/reports/video.webm")
                .then()
                .statusCode(200);
        admin.request()
                .header("If-None-Match", tag)
                .get(BASE + "/reports/video.webm")
                .then()
                .statusCode(304);
    }

    private static ValidatableResponse ranged(SignedUp person, String range) {
        return person.request().header("Range", range).get(BASE + "/reports/video.webm").then();
    }

    @Test
    void lastAttemptWithFilesIsShownUnlessAnotherIsAskedFor() {
        SignedUp admin = withExecution();
        keep(admin, 1, 1, "a.txt", "first");
        keep(admin, 2, 1, "a.txt", "second");

        get(admin, "/reports/a.txt").body(equalTo("second"));
        get(admin, "/reports/a.txt?attempt=1").body(equalTo("first"));
    }

    @Test
    void linkOpensTheFolderWithoutAToken() {
        SignedUp admin = withExecution();
        keep(admin, 1, 1, "index.html", HTML);
        keep(admin, 1, 2, "js/app.js", "1");
        keep(admin, 2, 1, "index.html", "other");
        String url =
                admin.request()
                        .post(BASE + "/report-links?attempt=1")
                        .then()
                        .statusCode(200)
                        .body("data.attempt", equalTo(1))
                        .extract()
                        .path("data.url");

        given().get(url + "index.html")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", equalTo("sandbox allow-scripts"))
                .body(equalTo(HTML));
        given().get(url + "js/app.js?v=1").then().statusCode(200).body(equalTo("1"));
        given().get(url + "none.html").then().statusCode(404);
        given().get(url.replaceFirst("\\.(.)", ".x$1") + "index.html")
                .then()
                .statusCode(404)
                .body("code", equalTo("report.not_found"));
        admin.request().delete(BASE).then().statusCode(200);
        given().get(url + "index.html").then().statusCode(404);
    }

    @Test
    void testsAreListedWithTheirCounts() {
        SignedUp admin = withExecution();
        keep(admin, 1, 1, "junit.xml", JUNIT);

        get(admin, "/tests")
                .statusCode(200)
                .body("data.name", equalTo(List.of("a", "b", "c")))
                .body("data.outcome", equalTo(List.of("passed", "failed", "skipped")))
                .body("data[0].durationMillis", equalTo(1_500))
                .body("data[0].suite", equalTo("s"))
                .body("data[1].message", equalTo("why"))
                .body("data[0].flaky", equalTo(false))
                .body("attempt", equalTo(1))
                .body("counts.total", equalTo(3))
                .body("counts.passed", equalTo(1))
                .body("counts.failed", equalTo(1))
                .body("counts.skipped", equalTo(1))
                .body("counts.error", equalTo(0));
        get(admin, "/tests?outcome=failed").body("data.name", equalTo(List.of("b")));
        String next = get(admin, "/tests?limit=2").extract().path("nextCursor");
        get(admin, "/tests?limit=2&cursor=" + next)
                .body("data.name", equalTo(List.of("c")))
                .body("nextCursor", nullValue());
    }

    @Test
    void testThatPassesAfterItFailedIsFlaky() {
        SignedUp admin = withExecution();
        keep(admin, 1, 1, "junit.xml", JUNIT);
        keep(admin, 2, 1, "junit.xml", JUNIT.replace("<failure message=\"why\"/>", ""));

        get(admin, "/tests")
                .body("attempt", equalTo(2))
                .body("data.flaky", equalTo(List.of(false, true, false)));
        get(admin, "/tests?attempt=1").body("data.flaky", equalTo(List.of(false, false, false)));
    }

    @Test
    void testHasAHistory() {
        SignedUp admin = withExecution();
        keep(admin, 1, 1, "junit.xml", JUNIT);
        String key =
                get(admin, "/tests?outcome=failed").statusCode(200).extract().path("data[0].key");

        get(admin, "/tests/" + key + "/history")
                .statusCode(200)
                .body("data.runs.taskId", equalTo(List.of("t1")))
                .body("data.runs.outcome", equalTo(List.of("failed")))
                .body("data.failing.taskId", equalTo("t1"))
                .body("data.failing.maybeLonger", equalTo(false))
                .body("data.flaky", equalTo(false));
        get(admin, "/tests/unknown/history?limit=50")
                .statusCode(200)
                .body("data.runs", equalTo(List.of()))
                .body("data.failing", nullValue());
        admin.request()
                .get("/api/executions/other/tests/" + key + "/history")
                .then()
                .statusCode(404)
                .body("code", equalTo("execution.not_found"));
    }

    @Test
    void testsThatStandOutAreListedForTheirOrganizationAlone() {
        SignedUp admin = withExecution();
        keep(admin, 1, 1, "junit.xml", JUNIT);
        keep(admin, 2, 1, "junit.xml", JUNIT.replace("<failure message=\"why\"/>", ""));
        FactOrigin origin = origin(admin, 2);
        shelf.put(
                OrganizationScope.ofVerifiedToken(origin.run().organizationId()),
                new ReportsLeft(origin, 1, 100, 0, true, null));

        rankings(admin, "")
                .statusCode(200)
                .body("data.flakiest.name", equalTo(List.of("b")))
                .body("data.flakiest[0].attempts", equalTo(1))
                .body("data.flakiest[0].lastAt", notNullValue())
                .body("data.slowest.name", equalTo(List.of("a")))
                .body("data.slowest[0].averageMillis", equalTo(1_500))
                .body("data.slowest[0].longestMillis", equalTo(1_500));
        Map<String, String> flaky = rankings(admin, "?days=1").extract().path("data.flakiest[0]");
        get(admin, "/tests/" + flaky.get("key") + "/history")
                .body("data.runs.taskId", equalTo(List.of(flaky.get("taskId"))))
                .body("data.flaky", equalTo(true));
        rankings(SignedUp.anew(), "?days=90")
                .statusCode(200)
                .body("data.flakiest", equalTo(List.of()))
                .body("data.slowest", equalTo(List.of()));
        rankings(admin, "?days=0").statusCode(400).body("fields.days", notNullValue());
        rankings(admin, "?limit=1").statusCode(400);
    }

    private static ValidatableResponse rankings(SignedUp person, String query) {
        return person.request().get("/api/analytics/tests" + query).then();
    }

    @Test
    void failedTestsAreRepeatedAlone() {
        SignedUp admin = withExecution();
        workers.start(admin, "t1");
        keep(admin, 1, 1, "junit.xml", JUNIT);
        workers.exit(admin, "t1", LogTotals.NONE);

        admin.request()
                .contentType(ContentType.JSON)
                .body(Map.of("failedOnly", true))
                .post(BASE + "/retry")
                .then()
                .statusCode(202)
                .body("data.tests", equalTo(List.of("s#b")));
    }

    @Test
    void whatWasKeptLongEnoughIsSaidToBeGone() {
        SignedUp admin = withOldExecution();
        get(admin, "/tests").statusCode(200).body("counts.failed", equalTo(1));

        retention.sweep();

        for (String path : List.of("/logs", "/artifacts", "/tests", "/reports/junit.xml")) {
            get(admin, path)
                    .statusCode(410)
                    .body("code", equalTo("execution.details_removed"))
                    .body("message", startsWith("The log, report files and test cases of this"));
        }
        admin.request().accept("text/plain").get(BASE + "/logs").then().statusCode(410);
        admin.request().post(BASE + "/report-links").then().statusCode(410);
        get(admin, "")
                .statusCode(200)
                .body("data.status", equalTo("FAILED"))
                .body("data.detailsRemovedAt", notNullValue())
                .body("data.logs.lines", equalTo(1))
                .body("data.output", equalTo(""));
        admin.request()
                .get("/api/executions")
                .then()
                .body("data[0].detailsRemovedAt", notNullValue());
        admin.request()
                .contentType(ContentType.JSON)
                .body(Map.of("failedOnly", true))
                .post(BASE + "/retry")
                .then()
                .statusCode(409)
                .body("code", equalTo("execution.failed_tests_unknown"));
        admin.request().delete(BASE).then().statusCode(200);
    }

    /** It failed 15 days ago, one more than a free organization's details are kept. */
    private SignedUp withOldExecution() {
        SignedUp admin = SignedUp.anew();
        OrganizationId organization = new OrganizationId(admin.organizationId());
        Instant then = Instant.now().minus(Duration.ofDays(15)).truncatedTo(ChronoUnit.MILLIS);
        Execution old = ExecutionSamples.acceptedAt(then, organization, new TaskId("t1"), 0);
        for (RunEvent event :
                List.of(
                        new RunEvent.Sent(new SlotKey(organization, 0)),
                        ExecutionSamples.claim(1, ExecutionSamples.TOKEN),
                        new RunEvent.Exited(
                                ExecutionSamples.TOKEN, then, 1, new LogTotals(1, 5, false)))) {
            old = ExecutionRichSamples.moved(old, event);
        }
        assertThat(executions.insert(OrganizationScope.ofVerifiedToken(organization), old))
                .isTrue();
        workers.log(admin, "t1", "line");
        keep(admin, 1, 1, "junit.xml", JUNIT);
        return admin;
    }

    @Test
    void deletionTakesAllWithIt() {
        SignedUp admin = withExecution();
        keep(admin, 1, 1, "junit.xml", JUNIT);
        FactOrigin origin = origin(admin, 1);

        admin.request().delete(BASE).then().statusCode(200);
        get(admin, "/reports/junit.xml")
                .statusCode(404)
                .body("code", equalTo("execution.not_found"));

        admin.request()
                .contentType(ContentType.JSON)
                .body(Map.of("image", "qa/tests:1", "taskId", "t1"))
                .post("/api/execution-request")
                .then()
                .statusCode(202);
        get(admin, "/artifacts").body("data", equalTo(List.of()));
        assertThat(origin(admin, 1).run().runId()).isNotEqualTo(origin.run().runId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/artifacts?attempt=0",
                "/artifacts?cursor=x",
                "/artifacts?limit=501",
                "/artifacts?other=1",
                "/tests?outcome=bad",
                "/tests?cursor=-1",
                "/tests/a/history?limit=51",
                "/reports/a?download=maybe",
                "/reports/a?attempt=x"
            })
    void wrongParametersAreNamed(String path) {
        get(withExecution(), path).statusCode(400);
    }
}
