package dev.aac.producer.execution.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.aac.contract.fact.LogTotals;
import dev.aac.contract.id.FencingToken;
import dev.aac.producer.execution.RunEvent;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
                "fromSeq=0", "fromSeq=-1", "fromSeq=x", "fromSeq=1.5",
                        "fromSeq=99999999999999999999",
                "limit=0", "limit=5001", "limit=many", "attempt=0", "attempt=99999999999",
                "limit=1&limit=2"
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
