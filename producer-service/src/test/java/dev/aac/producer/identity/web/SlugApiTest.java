package dev.aac.producer.identity.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Tag("serial")
class SlugApiTest {

    @Test
    void freeSlugIsAvailableWithoutAReason() {
        String slug = "s" + UUID.randomUUID().toString().substring(0, 8);
        available(slug)
                .body("data.slug", equalTo(slug))
                .body("data.available", equalTo(true))
                .body("data", not(hasKey("reason")));
    }

    @Test
    void takenSlugIsTaken() {
        String slug =
                SignedUp.anew()
                        .request()
                        .get("/api/organization")
                        .jsonPath()
                        .getString("data.slug");
        available(slug)
                .body("data.available", equalTo(false))
                .body("data.reason", equalTo("taken"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "q", "ws", "signup", "docs"})
    void reservedSlugIsReserved(String slug) {
        available(slug)
                .body("data.available", equalTo(false))
                .body("data.reason", equalTo("reserved"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "Acme", "-abc", "abc-", "a b c", "äcme", "a.b", "<script>"})
    void whatIsNoSlugIsInvalid(String slug) {
        available(slug)
                .body("data.slug", equalTo(slug))
                .body("data.available", equalTo(false))
                .body("data.reason", equalTo("invalid"));
        available("x".repeat(49)).body("data.reason", equalTo("invalid"));
    }

    private static ValidatableResponse available(String slug) {
        return given().get("/api/auth/organizations/slug-available/{slug}", slug)
                .then()
                .statusCode(200);
    }
}
