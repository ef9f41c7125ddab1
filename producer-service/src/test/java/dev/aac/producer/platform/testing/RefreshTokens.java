package dev.aac.producer.platform.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Map;

/** Refresh tokens of clients that keep them themselves, through the API. */
public final class RefreshTokens {

    private RefreshTokens() {}

    /** What a refresh answers. */
    public record Pair(String token, String refreshToken) {}

    /** The first one of another session of a person. */
    public static String ofNewSession(SignedUp person) {
        return given().contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "email",
                                person.email(),
                                "password",
                                person.password(),
                                "tokenTransport",
                                "body"))
                .post("/api/auth/login")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("refreshToken");
    }

    public static Response refresh(String refreshToken) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("refreshToken", refreshToken))
                .post("/api/auth/refresh");
    }

    /** Exchanges a token that is good. */
    public static Pair refreshed(String refreshToken) {
        JsonPath answer = refresh(refreshToken).then().statusCode(200).extract().jsonPath();
        return new Pair(answer.getString("token"), answer.getString("refreshToken"));
    }
}
