package dev.aac.producer.audit.web;

import dev.aac.producer.platform.testing.SignedUp;
import io.restassured.path.json.JsonPath;
import java.util.List;

/** The audit trail as an admin reads it. */
final class AuditClient {

    static final String ROUTE = "/api/audit-events";

    private AuditClient() {}

    static JsonPath page(SignedUp admin, String query) {
        return admin.request().get(ROUTE + query).then().statusCode(200).extract().jsonPath();
    }

    /** Names of all events, the first first. */
    static List<String> types(SignedUp admin) {
        return page(admin, "?limit=200").getList("data.type", String.class).reversed();
    }

    static List<String> lines(SignedUp admin, String query) {
        return admin.request()
                .accept(AuditResource.JSON_LINES)
                .get(ROUTE + query)
                .then()
                .statusCode(200)
                .contentType(AuditResource.JSON_LINES)
                .extract()
                .asString()
                .lines()
                .toList();
    }

    static JsonPath verification(SignedUp admin) {
        return page(admin, "/verification");
    }
}
