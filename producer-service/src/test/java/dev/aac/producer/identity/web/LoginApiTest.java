package dev.aac.producer.identity.web;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import dev.aac.producer.platform.tenancy.StoreDatabase;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Tag("serial")
class LoginApiTest {

    @Inject MongoClient client;

    @Inject StoreDatabase database;

    @Test
    void rightPasswordBeginsASession() {
        SignedUp admin = SignedUp.anew();
        login(admin.email(), admin.password())
                .then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("token", notNullValue())
                .body("user.id", equalTo(admin.userId()))
                .body("user.organizationId", equalTo(admin.organizationId()));
    }

    @Test
    void unknownEmailAndWrongPasswordAnswerTheSameBytes() {
        SignedUp admin = SignedUp.anew();
        String wrong = withoutCorrelation(login(admin.email(), "Wrong-Horse-9"));
        String unknown = withoutCorrelation(login("nobody@example.org", "Wrong-Horse-9"));
        String overlong = withoutCorrelation(login(admin.email(), "Aa1" + "x".repeat(100)));
        assertThat(unknown).isEqualTo(wrong).isEqualTo(overlong);
        assertThat(wrong)
                .contains("\"error\":\"Invalid credentials\"")
                .contains("\"message\":\"Email or password is incorrect\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"email\":\"a@example.org\"}",
                "{\"password\":\"x\"}",
                "{\"email\":\"\",\"password\":\"x\"}",
                "{\"email\":\"a@example.org\",\"password\":\"\"}",
                "{\"email\":null,\"password\":null}"
            })
    void missingCredentialsAreAskedFor(String body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/auth/login")
                .then()
                .statusCode(400)
                .body("error", equalTo("Missing credentials"));
    }

    @Test
    void suspensionIsToldToWhoKnowsThePassword() {
        SignedUp admin = SignedUp.anew();
        set(admin, "status", "suspended");
        login(admin.email(), admin.password())
                .then()
                .statusCode(403)
                .body("error", equalTo("Account suspended"));
        login(admin.email(), "Wrong-Horse-9")
                .then()
                .statusCode(401)
                .body("error", equalTo("Invalid credentials"));
    }

    @Test
    void loginIsNoted() {
        SignedUp admin = SignedUp.anew();
        String first = lastLogin(admin);
        assertThat(first).isNotNull();
        assertThat(lastLogin(admin.signedInAgain())).isGreaterThan(first);
    }

    @Test
    void cheapHashOfAnotherImplementationIsRenewedAtLogin() {
        SignedUp admin = SignedUp.anew();
        // "U*U" is the password of the original bcrypt test vector.
        set(admin, "passwordHash", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");
        login(admin.email(), "U*U").then().statusCode(200);
        assertThat(stored(admin).getString("passwordHash")).startsWith("$2b$06$");
        login(admin.email(), "U*U").then().statusCode(200);
        login(admin.email(), admin.password()).then().statusCode(401);
    }

    private static Response login(String email, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", password))
                .post("/api/auth/login");
    }

    private static String withoutCorrelation(Response response) {
        String correlation = response.jsonPath().getString("correlationId");
        assertThat(response.statusCode()).isEqualTo(401);
        return response.asString().replace(correlation, "");
    }

    private static String lastLogin(SignedUp person) {
        return person.request().get("/api/auth/me").jsonPath().getString("data.lastLoginAt");
    }

    private void set(SignedUp person, String field, String value) {
        users().updateOne(filter(person), new Document("$set", new Document(field, value)));
    }

    private Document stored(SignedUp person) {
        return requireNonNull(users().find(filter(person)).first());
    }

    private MongoCollection<Document> users() {
        return client.getDatabase(database.resolve()).getCollection("users");
    }

    private static Document filter(SignedUp person) {
        return new Document("organizationId", new ObjectId(person.organizationId()))
                .append("_id", new ObjectId(person.userId()));
    }
}
