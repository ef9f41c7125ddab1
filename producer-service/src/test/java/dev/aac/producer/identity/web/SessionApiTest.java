package dev.aac.producer.identity.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("serial")
class SessionApiTest {

    @Test
    void signedUpPersonSeesItselfAndItsOrganization() {
        SignedUp admin = SignedUp.anew();
        admin.request()
                .get("/api/auth/me")
                .then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("data.id", equalTo(admin.userId()))
                .body("data.email", equalTo(admin.email()))
                .body("data.role", equalTo("admin"))
                .body("data.status", equalTo("active"))
                .body("data.organization.id", equalTo(admin.organizationId()))
                .body("data.organization.plan", equalTo("free"))
                .body("data.organization.limits.maxConcurrentRuns", equalTo(1))
                .body("data.passwordHash", nullValue());
    }

    @Test
    void loggedOutTokenIsRefused() {
        SignedUp admin = SignedUp.anew();
        SignedUp elsewhere = admin.signedInAgain();
        admin.request()
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/auth/logout")
                .then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("message", equalTo("Logged out successfully"));
        admin.request()
                .get("/api/auth/me")
                .then()
                .statusCode(401)
                .body("error", equalTo("Invalid token"))
                .body("message", equalTo("Token is invalid or expired"));
        elsewhere.request().get("/api/auth/me").then().statusCode(200);
    }

    @Test
    void logoutNeedsNoBody() {
        for (String contentType : new String[] {"", "application/x-www-form-urlencoded"}) {
            SignedUp admin = SignedUp.anew();
            RequestSpecification request =
                    contentType.isEmpty()
                            ? admin.request().noContentType()
                            : admin.request().contentType(contentType);
            request.post("/api/auth/logout")
                    .then()
                    .statusCode(200)
                    .body("message", equalTo("Logged out successfully"));
        }
    }

    @Test
    void logoutEverywhereEndsTheOtherSessionsToo() {
        SignedUp admin = SignedUp.anew();
        SignedUp elsewhere = admin.signedInAgain();
        admin.request()
                .contentType(ContentType.JSON)
                .body("{\"allDevices\":true}")
                .post("/api/auth/logout")
                .then()
                .statusCode(200);
        admin.request().get("/api/auth/me").then().statusCode(401);
        elsewhere.request().get("/api/auth/me").then().statusCode(401);
    }

    @Test
    void requestWithoutTokenIsAskedForOne() {
        given().get("/api/auth/me")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .body("success", equalTo(false))
                .body("error", equalTo("Authentication required"))
                .body("message", equalTo("No token provided in Authorization header"));
    }
}
