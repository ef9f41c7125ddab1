package dev.aac.producer.execution.web;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.execution.RunEvent;
import dev.aac.producer.execution.SlotKey;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No worker runs in these tests; whether the broker is connected already is left open. */
@QuarkusTest
@Tag("serial")
class WaitingApiTest {

    @Inject Workers workers;

    @Test
    void pendingExecutionSaysWhyItWaitsAndAtWhichPosition() {
        SignedUp admin = SignedUp.anew();
        Submitting.accepted(SignedUp.anew(), "of-another-organization");

        Submitting.body(admin, Map.of("image", Submitting.IMAGE, "taskId", "t1"))
                .statusCode(202)
                .body("data.waiting.reason", held())
                .body("data.waiting.position", equalTo(1))
                .body("data.waiting", hasKey("estimateSeconds"));
        Submitting.accepted(admin, "t2");

        admin.request()
                .get("/api/executions/t2")
                .then()
                .statusCode(200)
                .body("data.waiting.reason", held())
                .body("data.waiting.position", equalTo(2))
                .body("data.waiting.estimateSeconds", nullValue());
        admin.request()
                .get("/api/executions")
                .then()
                .statusCode(200)
                .body("data[0].waiting.position", equalTo(2))
                .body("data[1].waiting.position", equalTo(1))
                .body("data[1].waiting.reason", held());
    }

    @Test
    void sentExecutionHasNoPositionAndOneThatRunsOrEndedDoesNotWait() {
        SignedUp admin = SignedUp.anew();
        Submitting.accepted(admin, "t1");
        Submitting.accepted(admin, "t2");
        OrganizationId organization = new OrganizationId(admin.organizationId());

        workers.apply(admin, "t1", new RunEvent.Sent(new SlotKey(organization, 1)));
        admin.request()
                .get("/api/executions/t1")
                .then()
                .body("data.waiting.reason", held())
                .body("data.waiting.position", nullValue());
        admin.request().get("/api/executions/t2").then().body("data.waiting.position", equalTo(1));

        workers.start(admin, "t2");
        admin.request().get("/api/executions/t2").then().body("data", not(hasKey("waiting")));
        admin.request()
                .post("/api/executions/t1/cancel")
                .then()
                .statusCode(200)
                .body("data.status", equalTo("CANCELLED"))
                .body("data", not(hasKey("waiting")));
        admin.request()
                .get("/api/executions")
                .then()
                .body("data[0]", not(hasKey("waiting")))
                .body("data[1]", not(hasKey("waiting")));
    }

    private static Matcher<String> held() {
        return oneOf("no_worker", "broker_away");
    }
}
