package dev.aac.producer.insight.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.aac.contract.fact.LogTotals;
import dev.aac.producer.execution.web.Workers;
import dev.aac.producer.insight.FigureSweep;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Tag("serial")
class MetricsApiTest {

    private static final String IMAGE = "qa.example:5000/shop/tests:1.2";

    @Inject Workers workers;
    @Inject FigureSweep sweep;

    private void submit(SignedUp owner, String taskId, String image) {
        owner.request()
                .contentType(ContentType.JSON)
                .body(Map.of("image", image, "taskId", taskId))
                .post("/api/execution-request")
                .then()
                .statusCode(202);
    }

    private void pass(SignedUp owner, String taskId, String image) {
        submit(owner, taskId, image);
        workers.start(owner, taskId);
        workers.exit(owner, taskId, LogTotals.NONE);
    }

    private static ValidatableResponse days(SignedUp person, String query) {
        return person.request().get("/api/analytics/days" + query).then();
    }

    private static ValidatableResponse metrics(SignedUp person, String rest) {
        return person.request().urlEncodingEnabled(false).get("/api/metrics" + rest).then();
    }

    @Test
    void runsAreCountedAndStayWhenTheirExecutionsAreDeleted() {
        SignedUp admin = SignedUp.anew();
        pass(admin, "t1", IMAGE);
        // Whoever is first: the person who deletes it, or the sweep.
        admin.request().delete("/api/executions/t1").then().statusCode(200);
        submit(admin, "t2", IMAGE);
        admin.request().post("/api/executions/t2/cancel").then().statusCode(200);
        submit(admin, "t3", IMAGE);
        sweep.sweep();

        metrics(admin, "/" + IMAGE)
                .statusCode(200)
                .body("data.runs", equalTo(2))
                .body("data.counts.passed", equalTo(1))
                .body("data.counts.cancelled", equalTo(1))
                .body("data.passRate", equalTo(1.0f))
                .body("data.durations.runs", equalTo(1))
                .body("data.trend.state", equalTo("too_little_data"))
                .body("data.durationShift.state", equalTo("too_little_data"))
                .body("data.durationShift.baseline", nullValue())
                .body("data.daily", hasSize(30))
                .body("data.daily.runs.sum()", equalTo(2));
        metrics(admin, "/qa.example%3A5000%2Fshop%2Ftests%3A1.2?days=1")
                .statusCode(200)
                .body("data.daily", hasSize(1));
        metrics(admin, "?limit=1")
                .statusCode(200)
                .body("data.image", contains(IMAGE))
                .body("data[0].runs", equalTo(2))
                .body("data[0].lastEndedAt", notNullValue())
                .body("nextCursor", nullValue());
        days(admin, "?days=2")
                .statusCode(200)
                .body("data.complete", equalTo(true))
                .body("data.total.runs", equalTo(2))
                .body("data.total.counts.cancelled", equalTo(1))
                .body("data.total.passRate", equalTo(1.0f))
                .body("data.total.durations.runs", equalTo(1))
                .body("data.total.queueTimes.runs", equalTo(1))
                .body("data.daily", hasSize(2))
                .body("data.daily.runs.sum()", equalTo(2));
    }

    @Test
    void foreignImageIsOneThatNeverRan() {
        SignedUp owner = SignedUp.anew();
        SignedUp stranger = SignedUp.anew();
        pass(owner, "t1", IMAGE);
        sweep.sweep();

        String foreign = metrics(stranger, "/" + IMAGE).statusCode(200).extract().asString();
        String unknown = metrics(stranger, "/never-run:1").statusCode(200).extract().asString();
        assertThat(foreign).isEqualTo(unknown).contains("\"runs\":0");
        metrics(stranger, "").statusCode(200).body("data", empty());
        days(stranger, "")
                .statusCode(200)
                .body("data.total.runs", equalTo(0))
                .body("data.total.queueTimes", nullValue())
                .body("data.daily", hasSize(30));
        metrics(owner, "").body("data.image", contains(IMAGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/UPPER", "a:b:c", "-a", "a%20b", "a@sha256:1"})
    void whatIsNoImageIsRefused(String image) {
        metrics(SignedUp.anew(), "/" + image)
                .statusCode(400)
                .body("fields.image", containsString("must be an image reference"));
    }

    @Test
    void wrongParametersAreNamed() {
        SignedUp admin = SignedUp.anew();
        metrics(admin, "/api?days=91")
                .statusCode(400)
                .body("fields.days", equalTo("must be a whole number from 1 to 90"));
        metrics(admin, "?days=0&limit=51&cursor=x")
                .statusCode(400)
                .body("fields.days", notNullValue())
                .body("fields.limit", notNullValue())
                .body("fields.cursor", notNullValue());
        metrics(admin, "?image=x").statusCode(400);
        days(admin, "?days=91")
                .statusCode(400)
                .body("fields.days", equalTo("must be a whole number from 1 to 90"));
        days(admin, "?days=1&days=2").statusCode(400);
        days(admin, "?image=x").statusCode(400);
    }
}
