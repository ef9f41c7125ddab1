package dev.aac.producer.identity.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesRegex;

import dev.aac.producer.organization.Organizations;
import dev.aac.producer.organization.Slug;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Tag("serial")
class SignUpApiTest {

    private static final int RACERS = 50;

    @Inject Organizations organizations;

    @Test
    void signUpAnswersTokenAndUser() {
        String unique = unique();
        Map<String, Object> body = body(unique);
        body.put("organizationName", "Firma " + unique);
        signUp(body)
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .body("success", equalTo(true))
                .body("token", matchesRegex("[\\w-]+\\.[\\w-]+\\.[\\w-]+"))
                .body("user.id", matchesRegex("[0-9a-f]{24}"))
                .body("user.email", equalTo(unique + "@example.org"))
                .body("user.name", equalTo("Ada"))
                .body("user.role", equalTo("admin"))
                .body("user.organizationId", matchesRegex("[0-9a-f]{24}"))
                .body("user.organizationName", equalTo("Firma " + unique));
    }

    @Test
    void emailIsTakenWhateverItsCase() {
        SignedUp first = SignedUp.anew();
        Map<String, Object> body = body(unique());
        body.put("email", first.email().toUpperCase(Locale.ROOT));
        signUp(body)
                .statusCode(409)
                .body("error", equalTo("Email already registered"))
                .body("code", equalTo("auth.email_taken"));
    }

    @Test
    void askedSlugIsTakenOnce() {
        String slug = "s" + unique().substring(0, 20);
        Map<String, Object> first = body(unique());
        first.put("slug", slug);
        signUp(first).statusCode(201);
        Map<String, Object> second = body(unique());
        second.put("slug", slug);
        signUp(second).statusCode(409).body("error", equalTo("Slug already taken"));
        // The refused person may try again: nothing of it was kept.
        second.remove("slug");
        signUp(second).statusCode(201);
    }

    @Test
    void ofManySignUpsWithOneEmailOneSucceedsAndNoOrganizationIsLeftOver() throws Exception {
        String email = unique() + "@example.org";
        String prefix = "race-" + unique().substring(0, 18) + "-";
        List<Callable<Integer>> racers = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            Map<String, Object> body = body(unique());
            body.put("email", email);
            body.put("slug", prefix + i);
            racers.add(() -> signUp(body).extract().statusCode());
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(RACERS)) {
            for (Future<Integer> racer : threads.invokeAll(racers)) {
                statuses.add(racer.get());
            }
        }
        assertThat(Collections.frequency(statuses, 201)).isEqualTo(1);
        assertThat(Collections.frequency(statuses, 409)).isEqualTo(RACERS - 1);
        long left = 0;
        for (int i = 0; i < RACERS; i++) {
            left += organizations.isTaken(new Slug(prefix + i)) ? 1 : 0;
        }
        assertThat(left).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "password", "name", "organizationName"})
    void missingFieldIsNamed(String field) {
        for (Object nothing : new Object[] {"", "  "}) {
            Map<String, Object> body = body(unique());
            body.put(field, nothing);
            signUp(body)
                    .statusCode(400)
                    .body("error", equalTo("Missing required fields"))
                    .body("fields", hasKey(field));
        }
        Map<String, Object> body = body(unique());
        body.remove(field);
        signUp(body)
                .statusCode(400)
                .body("error", equalTo("Missing required fields"))
                .body("fields." + field, equalTo("is required"));
    }

    @Test
    void emailMustBeOne() {
        Map<String, Object> body = body(unique());
        body.put("email", "someone");
        signUp(body).statusCode(400).body("error", equalTo("Invalid email format"));
    }

    @Test
    void brokenPasswordRulesAreNamed() {
        Map<String, Object> body = body(unique());
        body.put("password", "short");
        signUp(body)
                .statusCode(400)
                .body("error", equalTo("Weak password"))
                .body(
                        "message",
                        equalTo(
                                "Password must be at least 8 characters long, Password must contain"
                                        + " at least one digit, Password must contain at least one"
                                        + " uppercase letter"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "A", "a b c", "-abc-", "x"})
    void slugMustBeOne(String slug) {
        Map<String, Object> body = body(unique());
        body.put("slug", slug);
        signUp(body).statusCode(400).body("fields", hasKey("slug"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ñandú 密码 🚀", "O'Brien <script>", "عبد الله", "\"quoted\"", "a\\b"})
    void namesOfAnyScriptAreKept(String name) {
        Map<String, Object> body = body(unique());
        body.put("name", name);
        body.put("organizationName", name);
        signUp(body)
                .statusCode(201)
                .body("user.name", equalTo(name))
                .body("user.organizationName", equalTo(name));
    }

    @ParameterizedTest
    @CsvSource({"name", "organizationName"})
    void namesThatCannotBeShownAreRefused(String field) {
        for (String name : new String[] {"a\u0000b", "a\u202Eb", "x".repeat(101)}) {
            Map<String, Object> body = body(unique());
            body.put(field, name);
            signUp(body).statusCode(400).body("fields", hasKey(field));
        }
    }

    private static ValidatableResponse signUp(Map<String, Object> body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/auth/signup").then();
    }

    private static Map<String, Object> body(String unique) {
        return new HashMap<>(
                Map.of(
                        "email",
                        unique + "@example.org",
                        "password",
                        "Correct-Horse-9",
                        "name",
                        "Ada",
                        "organizationName",
                        "Organization " + unique));
    }

    private static String unique() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
