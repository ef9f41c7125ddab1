package dev.aac.producer.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;

import dev.aac.producer.platform.testing.SignedUp;
import dev.aac.producer.platform.testing.SlowSender;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Tag("serial")
class HttpEdgeTest {

    private static final int TOO_MANY_BYTES = 10_000_000;
    private static final Duration CUT_OFF_WITHIN = Duration.ofMinutes(2);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "7",
                "{",
                "{\"email\":\"a@example.org\"",
                "{\"email\":\"a@example.org\"} {}",
                "{\"email\":\"a@example.org\"} x",
                "{\"email\":\"a\",\"email\":\"b\"}",
                "{'email':'a'}",
                "{email:\"a\"}",
                "{\"email\":NaN}",
                "{\"email\":\"a\n\"}",
                "not json"
            })
    void bodyThatIsNotOneJsonObjectIsRefused(String body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/auth/login")
                .then()
                .statusCode(400)
                .body("error", equalTo("Malformed request body"))
                .body("code", equalTo("request.malformed_body"))
                .body("success", equalTo(false))
                .body("correlationId", matchesRegex("[0-9a-f]{32}"));
    }

    static byte[][] notUtf8() {
        return new byte[][] {
            {'{', '"', (byte) 0xFF, '"', ':', '1', '}'},
            {(byte) 0xC3, (byte) 0x28},
            "{\"email\":1}".getBytes(StandardCharsets.UTF_16),
            {0, 0, 0, 0, 0, 0, 0, 0},
        };
    }

    @ParameterizedTest
    @MethodSource("notUtf8")
    void bytesThatAreNoTextAreRefused(byte[] body) {
        given().contentType("application/json")
                .body(body)
                .post("/api/auth/login")
                .then()
                .statusCode(400)
                .body("success", equalTo(false));
    }

    @Test
    void deepNestingIsRefused() {
        given().contentType(ContentType.JSON)
                .body("{\"email\":" + "[".repeat(100_000))
                .post("/api/auth/login")
                .then()
                .statusCode(400)
                .body("success", equalTo(false));
    }

    @Test
    void unknownFieldsAreAllNamed() {
        given().contentType(ContentType.JSON)
                .body(
                        "{\"email\":\"a@example.org\",\"admin\":true,\"role\":{\"a\":[1]},\"x\":null}")
                .post("/api/auth/login")
                .then()
                .statusCode(400)
                .body("error", equalTo("Unknown fields"))
                .body("message", equalTo("Remove: admin, role, x"))
                .body("fields.keySet()", equalTo(Set.of("admin", "role", "x")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/auth/login|{\"email\":1,\"password\":\"x\"}|email|must be a text",
                "/api/auth/login|{\"email\":true,\"password\":\"x\"}|email|must be a text",
                "/api/auth/login|{\"email\":1.5,\"password\":\"x\"}|email|must be a text",
                "/api/auth/login|{\"email\":[],\"password\":\"x\"}|email|must be a text",
                "/api/auth/login|{\"email\":{},\"password\":\"x\"}|email|must be a text",
            })
    void valueOfAnotherTypeIsNamed(String route, String body, String field, String rule) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post(route)
                .then()
                .statusCode(400)
                .body("error", equalTo("Invalid request"))
                .body("fields." + field, equalTo(rule));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true\"", "1", "0", "\"\"", "[]", "{}", "1.0"})
    void onlyTrueAndFalseAreBooleans(String value) {
        SignedUp.anew()
                .request()
                .contentType(ContentType.JSON)
                .body("{\"allDevices\":" + value + "}")
                .post("/api/auth/logout")
                .then()
                .statusCode(400)
                .body("fields", hasKey("allDevices"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/api/nothing", "/api/auth", "/api/auth/login/more"})
    void unknownRouteIsNotFound(String path) {
        given().get(path)
                .then()
                .statusCode(404)
                .contentType(ContentType.JSON)
                .header("X-Content-Type-Options", "nosniff")
                .body("error", equalTo("Not found"))
                .body("code", equalTo("request.route_not_found"));
    }

    @Test
    void wrongMethodIsNamedSo() {
        given().delete("/api/auth/login")
                .then()
                .statusCode(405)
                .body("error", equalTo("Method not allowed"));
    }

    @Test
    void unknownMediaTypesAreNamedSo() {
        given().contentType("text/xml")
                .body("<a/>")
                .post("/api/auth/login")
                .then()
                .statusCode(415)
                .body("error", equalTo("Unsupported media type"));
        SignedUp.anew()
                .request()
                .accept("application/pdf")
                .get("/api/auth/me")
                .then()
                .statusCode(406)
                .contentType(ContentType.JSON)
                .body("error", equalTo("Not acceptable"));
    }

    @Test
    void declaredOverlongBodyIsRefused() throws Exception {
        HttpResponse<String> answer =
                post(HttpRequest.BodyPublishers.ofByteArray(new byte[TOO_MANY_BYTES]));
        assertTooLarge(answer);
    }

    @Test
    void overlongBodyThatIsDribbledOnIsCutOff() throws IOException {
        try (SlowSender slow = SlowSender.posting("/api/auth/login", TOO_MANY_BYTES)) {
            assertThat(slow.status()).startsWith("HTTP/1.1 413");
            await().atMost(CUT_OFF_WITHIN).until(() -> !slow.sends(1));
        }
    }

    @Test
    void overlongBodyThatIsPouredOnIsCutOff() throws IOException {
        int bytes = 60_000_000;
        try (SlowSender quick = SlowSender.posting("/api/auth/login", bytes)) {
            assertThat(quick.status()).startsWith("HTTP/1.1 413");
            int piece = 10_000;
            int taken = 0;
            while (taken < bytes && quick.sends(piece)) {
                taken += piece;
            }
            assertThat(taken).isLessThan(bytes);
        }
    }

    @Test
    void chunkedOverlongBodyIsRefused() throws Exception {
        byte[] body =
                ("{\"email\":\"" + "x".repeat(TOO_MANY_BYTES)).getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> answer =
                post(
                        HttpRequest.BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(body)));
        assertTooLarge(answer);
    }

    @Test
    void longestBodyIsRead() throws Exception {
        String text = "{\"email\":\"" + "x".repeat(4_000_000) + "\",\"password\":\"x\"}";
        HttpResponse<String> answer = post(HttpRequest.BodyPublishers.ofString(text));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Invalid email format");
    }

    @Test
    void tokenIsCheckedBeforeTheBody() {
        given().contentType(ContentType.JSON)
                .body("{")
                .post("/api/auth/logout")
                .then()
                .statusCode(401)
                .body("error", equalTo("Authentication required"));
    }

    @Test
    void correlationIdIsTakenAndReturned() {
        given().header("X-Correlation-Id", "ci-7")
                .get("/api/auth/me")
                .then()
                .header("X-Correlation-Id", "ci-7")
                .body("correlationId", equalTo("ci-7"));
        given().header("X-Correlation-Id", "not well-formed")
                .get("/api/auth/me")
                .then()
                .header("X-Correlation-Id", matchesRegex("[0-9a-f]{32}"))
                .body("correlationId", matchesRegex("[0-9a-f]{32}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic abc", "bearer", "Bearer", "Token x", "abc"})
    void otherAuthorizationIsNone(String header) {
        given().header("Authorization", header)
                .get("/api/auth/me")
                .then()
                .statusCode(401)
                .body("error", equalTo("Authentication required"));
    }

    @Test
    void schemeIsReadInAnyCase() {
        given().header("Authorization", "bearer " + SignedUp.anew().token())
                .get("/api/auth/me")
                .then()
                .statusCode(200);
    }

    @Test
    void serviceIntroducesItself() {
        given().get("/")
                .then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("data.name", equalTo("Agnostic Automation Center"))
                .body("data.version", not(equalTo("")))
                .body("data.status", equalTo("running"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/live", "/q/health/ready", "/api/health"})
    void serviceIsWell(String path) {
        given().get(path).then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void interfaceIsDescribed() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("info.title", equalTo("Agnostic Automation Center"))
                .body("paths", hasKey("/api/auth/signup"))
                .body("paths", hasKey("/api/auth/me"));
        given().redirects().follow(true).get("/q/swagger-ui/").then().statusCode(200);
    }

    @Test
    void foreignOriginsGetNoPermission() {
        given().header("Origin", "https://evil.example.org")
                .get("/api/auth/me")
                .then()
                .header("Access-Control-Allow-Origin", (String) null);
    }

    private static void assertTooLarge(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body())
                .contains("\"error\":\"Request body too large\"")
                .contains("\"message\":\"Send at most 4194304 bytes\"")
                .contains("\"correlationId\"");
    }

    private HttpResponse<String> post(HttpRequest.BodyPublisher body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://localhost:%d/api/auth/login"
                                                    .formatted(RestAssured.port)))
                            .header("Content-Type", "application/json")
                            .POST(body)
                            .version(HttpClient.Version.HTTP_1_1)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
