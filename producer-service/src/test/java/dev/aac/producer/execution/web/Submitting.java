package dev.aac.producer.execution.web;

import dev.aac.producer.platform.testing.SignedUp;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;

/** Requests for executions as a client sends them. */
final class Submitting {

    static final String ROUTE = "/api/execution-request";
    static final String IMAGE = "qa/tests:1";

    private Submitting() {}

    static ValidatableResponse body(SignedUp person, String body) {
        return person.request().contentType(ContentType.JSON).body(body).post(ROUTE).then();
    }

    static ValidatableResponse body(SignedUp person, Map<String, ?> body) {
        return person.request().contentType(ContentType.JSON).body(body).post(ROUTE).then();
    }

    /** One that must be accepted. */
    static void accepted(SignedUp person, String taskId) {
        body(person, Map.of("image", IMAGE, "taskId", taskId)).statusCode(202);
    }
}
