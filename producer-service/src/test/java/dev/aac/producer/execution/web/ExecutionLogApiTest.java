package dev.aac.producer.execution.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.aac.contract.fact.LogDigests;
import dev.aac.contract.fact.LogGap;
import dev.aac.contract.fact.LogTotals;
import dev.aac.contract.id.FencingToken;
import dev.aac.producer.execution.RunEvent;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Tag("serial")
class ExecutionLogApiTest {

    private static final Instant ENDED = Instant.parse("2026-03-01T12:00:00Z");

    /** Within a second, on a machine that does much else. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private static final String PATH = "/api/executions/t1/logs";

    @Inject Workers workers;

    @Test
    void linesOfARunningExecutionComeInOrderAndMoreMayFollow() {
        SignedUp admin = running();
        workers.log(admin, "t1", 1, 3);

        admin.request()
                .get(PATH)
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("success", equalTo(true))
                .body("data.seq", equalTo(List.of(1, 2, 3)))
                .body("data.text", equalTo(List.of("line 1", "line 2", "line 3")))
                .body("data.stream", equalTo(List.of("stdout", "stderr", "stdout")))
                .body("data[0]", hasKey("time"))
                .body("data[0]", not(hasKey("split")))
                .body("nextCursor", equalTo("4"))
                .body("attempt", equalTo(1))
                .body("totalLines", nullValue())
                .body("complete", equalTo(false));
        admin.request()
                .get(PATH + "?fromSeq=4")
                .then()
                .body("data", equalTo(List.of()))
                .body("nextCursor", equalTo("4"));
    }

    @Test
    void pagesLeadToTheEndAndTheLastOneSaysTheTotal() {
        SignedUp admin = running();
        end(admin, 10);
        List<Integer> seen = new ArrayList<>();
        String next = "1";
        int pages = 0;
        while (next != null) {
            var page =
                    admin.request().get(PATH + "?limit=4&fromSeq=" + next).then().statusCode(200);
            seen.addAll(page.extract().<List<Integer>>path("data.seq"));
            page.body("totalLines", equalTo(10)).body("complete", equalTo(true));
            next = page.extract().<@Nullable String>path("nextCursor");
            pages++;
        }

        assertThat(seen).isEqualTo(IntStream.rangeClosed(1, 10).boxed().toList());
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void lastPageAndExecutionSayWhatTheWholeLogIs() {
        SignedUp admin = running();
        workers.log(admin, "t1", 1, 4);
        workers.exit(
                admin,
                "t1",
                new LogTotals(4, 28, false, null, new LogDigests("ab".repeat(32), null)));

        admin.request().get(PATH + "?limit=3").then().body("$", not(hasKey("totals")));
        admin.request()
                .get(PATH + "?fromSeq=4")
                .then()
                .body("totals.bytes", equalTo(28))
                .body("totals.sha256", equalTo(Map.of("stdout", "ab".repeat(32))))
                .body("totals", not(hasKey("gap")));
        admin.request()
                .get("/api/executions/t1")
                .then()
                .body("data.logs.sha256.stdout", equalTo("ab".repeat(32)));
    }

    @Test
    void gapInALogIsNamedWithItsLine() {
        SignedUp admin = running();
        workers.log(admin, "t1", 1, 4);
        workers.exit(admin, "t1", new LogTotals(4, 70, true, new LogGap(2, 6, 42), null));

        admin.request()
                .get(PATH)
                .then()
                .body("totals.truncated", equalTo(true))
                .body("totals.gap", equalTo(Map.of("seq", 2, "lines", 6, "bytes", 42)));
    }

    @Test
    void searchFindsLinesAndGoesOnWhereItWas() {
        SignedUp admin = running();
        end(admin, 2_500);
        List<Integer> seen = new ArrayList<>();
        String next = "3";
        while (next != null) {
            var page =
                    admin.request()
                            .get(PATH + "?q=INE 249&limit=4&attempt=1&fromSeq=" + next)
                            .then()
                            .statusCode(200);
            seen.addAll(page.extract().<List<Integer>>path("data.seq"));
            next = page.extract().<@Nullable String>path("nextCursor");
        }

        assertThat(seen)
                .containsExactly(249, 2490, 2491, 2492, 2493, 2494, 2495, 2496, 2497, 2498, 2499);
        admin.request()
                .accept("text/plain")
                .get(PATH + "?q=ine 249&fromSeq=2497")
                .then()
                .body(equalTo(lines(2_497, 2_499)));
    }

    @Test
    void eventsAreTheLinesAndThenTheEnd() throws Exception {
        SignedUp admin = running();
        workers.log(admin, "t1", 1, 3);
        try (EventReader reader = EventReader.of(admin, PATH + "?fromSeq=2")) {
            assertThat(reader.answer().headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/event-stream");
            assertThat(reader.next().getFirst()).isEqualTo("id: 2");
            assertThat(reader.next().getLast())
                    .startsWith("data: {\"seq\":3,\"stream\":\"stdout\",")
                    .endsWith("\"text\":\"line 3\"}");
            workers.log(admin, "t1", 4, 4);
            workers.exit(admin, "t1", new LogTotals(4, 28, false));

            assertThat(reader.next().getFirst()).isEqualTo("id: 4");
            assertThat(reader.next().getFirst()).isEqualTo("event: end");
            assertThat(reader.next()).isEmpty();
        }
        try (EventReader again =
                EventReader.of(admin, PATH + "?fromSeq=2&q=line", "Last-Event-ID", "3")) {
            assertThat(again.next().getFirst()).isEqualTo("id: 4");
            assertThat(again.next().getLast()).contains("\"totalLines\":4,\"complete\":true");
        }
    }

    @Test
    void eventsEndWithTheSession() throws Exception {
        SignedUp admin = running();
        try (EventReader reader = EventReader.of(admin, PATH)) {
            long start = System.nanoTime();
            admin.request()
                    .contentType(ContentType.JSON)
                    .body("{}")
                    .post("/api/auth/logout")
                    .then()
                    .statusCode(200);

            assertThat(reader.next()).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
        }
    }

    @Test
    void organizationFollowsSoManyLogsAtOnce() throws Exception {
        SignedUp admin = running();
        try (EventReader first = EventReader.of(admin, PATH);
                EventReader second = EventReader.of(admin, PATH)) {
            EventReader third = EventReader.of(admin, PATH);
            assertThat(first.answer().statusCode()).isEqualTo(200);
            assertThat(second.answer().statusCode()).isEqualTo(200);
            admin.request()
                    .accept("text/event-stream")
                    .get(PATH)
                    .then()
                    .statusCode(429)
                    .header("Retry-After", equalTo("2"))
                    .body("code", equalTo("logs.too_many_streams"));

            third.close();

            await().atMost(AT_ONCE).until(() -> statusOfAnother(admin) == 200);
        }
    }

    private static int statusOfAnother(SignedUp admin) throws Exception {
        try (EventReader another = EventReader.of(admin, PATH)) {
            return another.answer().statusCode();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5"})
    void wrongLastEventIsNamed(String id) {
        SignedUp admin = running();

        admin.request()
                .accept("text/event-stream")
                .header("Last-Event-ID", id)
                .get(PATH)
                .then()
                .statusCode(400)
                .contentType(ContentType.JSON)
                .body("fields", hasKey("Last-Event-ID"));
        admin.request()
                .accept("text/event-stream")
                .get(PATH + "?limit=5")
                .then()
                .statusCode(400)
                .body("fields", hasKey("limit"));
    }

    @Test
    void acceptedExecutionHasAnEmptyLog() {
        SignedUp admin = SignedUp.anew();
        Submitting.accepted(admin, "t1");

        admin.request()
                .get(PATH)
                .then()
                .statusCode(200)
                .body("data", equalTo(List.of()))
                .body("nextCursor", equalTo("1"));
        admin.request().accept("text/plain").get(PATH).then().statusCode(200).body(equalTo(""));
    }

    @Test
    void logOfAnEarlierAttemptIsKept() {
        SignedUp admin = SignedUp.anew();
        Submitting.body(
                        admin,
                        "{\"image\":\"a\",\"taskId\":\"t1\",\"config\":{\"retryAttempts\":1}}")
                .statusCode(202);
        FencingToken first = workers.start(admin, "t1");
        workers.log(admin, "t1", 1, 2);
        workers.apply(
                admin, "t1", new RunEvent.Exited(first, ENDED, 1, new LogTotals(2, 14, false)));
        FencingToken second = workers.start(admin, "t1");
        workers.log(admin, "t1", 1, 5);
        workers.apply(
                admin, "t1", new RunEvent.Exited(second, ENDED, 0, new LogTotals(5, 35, false)));

        admin.request()
                .get(PATH)
                .then()
                .body("attempt", equalTo(2))
                .body("data.size()", equalTo(5))
                .body("totalLines", equalTo(5))
                .body("nextCursor", nullValue());
        admin.request()
                .get(PATH + "?attempt=1")
                .then()
                .body("attempt", equalTo(1))
                .body("data.size()", equalTo(2))
                .body("totalLines", equalTo(2))
                .body("nextCursor", nullValue())
                .body("complete", equalTo(true));
        admin.request()
                .accept("text/plain")
                .get(PATH + "?attempt=1")
                .then()
                .header("Content-Disposition", equalTo("attachment; filename=\"t1-1.log\""))
                .body(equalTo(lines(1, 2)));
        admin.request()
                .get(PATH + "?attempt=9")
                .then()
                .statusCode(200)
                .body("data", equalTo(List.of()))
                .body("nextCursor", nullValue());
    }

    @Test
    void textHasEveryLine() {
        SignedUp admin = running();
        end(admin, 2_500);

        String text =
                admin.request()
                        .accept("text/plain")
                        .get(PATH)
                        .then()
                        .statusCode(200)
                        .contentType(startsWith("text/plain"))
                        .header("Content-Disposition", equalTo("attachment; filename=\"t1-1.log\""))
                        .extract()
                        .asString();

        assertThat(text).isEqualTo(lines(1, 2_500));
    }

    @Test
    void partOfTheTextCanBeAskedFor() {
        SignedUp admin = running();
        end(admin, 2_500);

        admin.request()
                .accept("text/plain")
                .get(PATH + "?fromSeq=900&limit=1200&attempt=1")
                .then()
                .body(equalTo(lines(900, 2_099)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "text/plain;q=0.5, application/json"})
    void linesAreTheAnswerUnlessTextIsWanted(String accept) {
        SignedUp admin = running();

        admin.request()
                .accept(accept)
                .get(PATH)
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON);
    }

    @Test
    void otherFormsAreNotToBeHad() {
        SignedUp admin = running();

        admin.request()
                .accept("image/png")
                .get(PATH)
                .then()
                .statusCode(406)
                .body("success", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fromSeq=0",
                "fromSeq=-1",
                "fromSeq=x",
                "fromSeq=1.5",
                "fromSeq=99999999999999999999",
                "limit=0",
                "limit=5001",
                "limit=many",
                "attempt=0",
                "attempt=99999999999",
                "limit=1&limit=2",
                "q=a&q=b",
                "q=x123456789x123456789x123456789x123456789x123456789x123456789x123456789"
                        + "x123456789x123456789x123456789x123456789x123456789x123456789x123456789"
                        + "x123456789x123456789x123456789x123456789x123456789x123456789y"
            })
    void wrongParametersAreNamed(String query) {
        SignedUp admin = running();
        String name = query.substring(0, query.indexOf('='));

        admin.request().get(PATH + "?" + query).then().statusCode(400).body("fields", hasKey(name));
    }

    @Test
    void outputIsTheLast64KiBInWholeLines() {
        SignedUp admin = running();
        end(admin, 8_000);

        String output =
                admin.request().get("/api/executions/t1").then().extract().path("data.output");

        assertThat(output.length()).isBetween(64 * 1024 - 20, 64 * 1024);
        assertThat(output).startsWith("line ").endsWith("line 8000\n");
        admin.request()
                .get("/api/executions")
                .then()
                .body("data[0]", not(hasKey("output")))
                .body(not(containsString("line 8000")));
    }

    private SignedUp running() {
        SignedUp admin = SignedUp.anew();
        Submitting.accepted(admin, "t1");
        workers.start(admin, "t1");
        return admin;
    }

    private void end(SignedUp admin, int lines) {
        for (int first = 1; first <= lines; first += 500) {
            workers.log(admin, "t1", first, Math.min(first + 499, lines));
        }
        workers.exit(admin, "t1", new LogTotals(lines, lines * 7L, false));
    }

    private static String lines(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(seq -> "line " + seq + "\n")
                .collect(Collectors.joining());
    }
}
