package dev.aac.producer.platform.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;

/** People who come into the organization of another, through the API. */
public final class Invited {

    private static final String PASSWORD = "Battery-Staple-7";

    private Invited() {}

    /** A new user of the admin's organization. */
    public static SignedUp by(SignedUp admin, String role) {
        String email = UUID.randomUUID() + "@example.org";
        String token = invitation(admin, email, role).getString("data.inviteToken");
        JsonPath answer = accept(token, email).statusCode(201).extract().jsonPath();
        return new SignedUp(
                answer.getString("token"),
                answer.getString("user.id"),
                answer.getString("user.organizationId"),
                email,
                PASSWORD);
    }

    /** What the admin is told of a new invitation. */
    public static JsonPath invitation(SignedUp admin, String email, String role) {
        return invite(admin, Map.of("email", email, "role", role))
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    public static ValidatableResponse invite(SignedUp admin, Map<String, Object> body) {
        return admin.request()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/invitations")
                .then();
    }

    public static ValidatableResponse accept(String token, String email) {
        return given().contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "inviteToken",
                                token,
                                "email",
                                email,
                                "password",
                                PASSWORD,
                                "name",
                                "Guest of a test"))
                .post("/api/auth/signup")
                .then();
    }
}
