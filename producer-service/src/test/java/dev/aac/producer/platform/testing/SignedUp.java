package dev.aac.producer.platform.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/**
 * A person who has signed up an organization of its own, through the API: each test gets one, and
 * with it a tenant that no other test sees.
 */
public record SignedUp(
        String token, String userId, String organizationId, String email, String password) {

    private static final String PASSWORD = "Correct-Horse-9";

    /** A new admin of a new organization. */
    public static SignedUp anew() {
        return called(UUID.randomUUID().toString());
    }

    /**
     * The same with a word in every text.
     *
     * @param unique nobody has been called so before; lower-case letters, digits and hyphens
     */
    public static SignedUp called(String unique) {
        String email = unique + "@example.org";
        JsonPath answer =
                given().contentType(ContentType.JSON)
                        .body(
                                Map.of(
                                        "email",
                                        email,
                                        "password",
                                        PASSWORD,
                                        "name",
                                        "Person " + unique,
                                        "organizationName",
                                        "Organization " + unique))
                        .post("/api/auth/signup")
                        .then()
                        .statusCode(201)
                        .extract()
                        .jsonPath();
        return new SignedUp(
                answer.getString("token"),
                answer.getString("user.id"),
                answer.getString("user.organizationId"),
                email,
                PASSWORD);
    }

    /** A request with this person's token. */
    public RequestSpecification request() {
        return given().header("Authorization", "Bearer " + token);
    }

    /** The same person after another login. */
    public SignedUp signedInAgain() {
        String other =
                given().contentType(ContentType.JSON)
                        .body(Map.of("email", email, "password", password))
                        .post("/api/auth/login")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getString("token");
        return new SignedUp(other, userId, organizationId, email, password);
    }
}
