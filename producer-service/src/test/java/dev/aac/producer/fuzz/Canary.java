package dev.aac.producer.fuzz;

import dev.aac.producer.platform.testing.SignedUp;
import io.restassured.http.ContentType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An organization that takes no part: what is its own must neither be seen nor change.
 *
 * @param mark in each of its texts
 * @param names ids of its things, which others may try
 */
record Canary(SignedUp admin, String mark, List<String> names) {

    private static final String TASK = "nightly";

    static Canary sing() {
        String mark = "canary" + UUID.randomUUID().toString().replace("-", "");
        SignedUp admin = SignedUp.called(mark);
        String session = admin.request().get("/api/auth/sessions").path("data[0].id");
        String invitation =
                made(admin, "/api/invitations", Map.of("email", "of-" + mark + "@example.org"));
        String key = made(admin, "/api/auth/api-keys", Map.of("name", mark));
        admin.request()
                .contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "taskId",
                                TASK,
                                "image",
                                mark + "/tests:1",
                                "command",
                                "echo " + mark,
                                "groupName",
                                mark))
                .post("/api/executions")
                .then()
                .statusCode(202);
        admin.request().post("/api/executions/" + TASK + "/cancel").then().statusCode(200);
        return new Canary(
                admin,
                mark,
                List.of(admin.organizationId(), admin.userId(), session, invitation, key, TASK));
    }

    private static String made(SignedUp admin, String route, Map<String, String> text) {
        Map<String, String> body = new HashMap<>(text);
        body.put("role", "viewer");
        return admin.request()
                .contentType(ContentType.JSON)
                .body(body)
                .post(route)
                .then()
                .statusCode(201)
                .extract()
                .path("data.id");
    }
}
