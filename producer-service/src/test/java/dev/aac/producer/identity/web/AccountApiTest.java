package dev.aac.producer.identity.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import dev.aac.producer.platform.testing.RefreshTokens;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Tag("serial")
class AccountApiTest {

    private static final String NEXT = "Other-Horse-7";

    @Test
    void nameIsChanged() {
        SignedUp person = SignedUp.anew();
        send(person, "PATCH", "/api/auth/profile", "{\"name\":\" Ñandú 🚀 \"}")
                .statusCode(200)
                .body("data.name", equalTo("Ñandú 🚀"))
                .body("data.organization.id", equalTo(person.organizationId()));
        person.request().get("/api/auth/me").then().body("data.name", equalTo("Ñandú 🚀"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PATCH | profile | {} | name",
                "PATCH | profile | {\"name\":\" \"} | name",
                "PATCH | profile | {\"name\":\"a\\u0000b\"} | name",
                "PATCH | profile | {\"name\":1} | name",
                "PATCH | profile | {\"name\":\"Ada\",\"role\":\"admin\"} | role",
                "PATCH | profile | {\"name\":\"Ada\",\"email\":\"a@example.org\"} | email",
                "POST | password | {} | currentPassword",
                "POST | password | {\"currentPassword\":\"x\"} | newPassword",
                "POST | password | {\"currentPassword\":1,\"newPassword\":\"x\"} | currentPassword",
                "POST | password | {\"currentPassword\":\"x\",\"userId\":\"y\"} | userId"
            })
    void wrongFieldIsNamed(String method, String route, String body, String field) {
        send(SignedUp.anew(), method, "/api/auth/" + route, body)
                .statusCode(400)
                .body("fields", hasKey(field));
    }

    @Test
    void changedPasswordEndsTheOtherSessions() {
        SignedUp person = SignedUp.anew();
        SignedUp elsewhere = person.signedInAgain();
        String refresh = RefreshTokens.ofNewSession(person);
        change(person, person.password(), NEXT).statusCode(200).body("success", equalTo(true));
        person.request().get("/api/auth/me").then().statusCode(200);
        elsewhere.request().get("/api/auth/me").then().statusCode(401);
        RefreshTokens.refresh(refresh).then().statusCode(401);
        login(person, NEXT, 200);
        login(person, person.password(), 401);
    }

    @Test
    void wrongPresentPasswordChangesNothing() {
        SignedUp person = SignedUp.anew();
        for (String wrong : new String[] {"Wrong-Horse-9", "Aa1" + "x".repeat(100)}) {
            change(person, wrong, NEXT)
                    .statusCode(401)
                    .body("error", equalTo("Invalid credentials"));
        }
        login(person, person.password(), 200);
    }

    @Test
    void newPasswordMustKeepTheRules() {
        SignedUp person = SignedUp.anew();
        change(person, person.password(), "short")
                .statusCode(400)
                .body("error", equalTo("Weak password"));
        login(person, person.password(), 200);
    }

    private static ValidatableResponse change(SignedUp person, String present, String next) {
        return person.request()
                .contentType(ContentType.JSON)
                .body(Map.of("currentPassword", present, "newPassword", next))
                .post("/api/auth/password")
                .then();
    }

    private static ValidatableResponse send(
            SignedUp person, String method, String path, String body) {
        return person.request()
                .contentType(ContentType.JSON)
                .body(body)
                .request(method, path)
                .then();
    }

    private static void login(SignedUp person, String password, int status) {
        given().contentType(ContentType.JSON)
                .body(Map.of("email", person.email(), "password", password))
                .post("/api/auth/login")
                .then()
                .statusCode(status);
    }
}
