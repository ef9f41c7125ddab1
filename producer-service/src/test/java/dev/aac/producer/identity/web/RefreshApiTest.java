package dev.aac.producer.identity.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;

import com.mongodb.client.MongoClient;
import dev.aac.producer.platform.tenancy.StoreDatabase;
import dev.aac.producer.platform.testing.RefreshTokens;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Tag("serial")
class RefreshApiTest {

    private static final String TOKEN = "[\\w-]{43}\\.[\\w-]{43}";
    private static final int RACERS = 100;

    @Inject MongoClient client;

    @Inject StoreDatabase database;

    @Test
    void browserGetsACookieThatNoScriptCanRead() {
        Response login = login(SignedUp.anew(), "cookie");
        login.then().statusCode(200).body("$", not(hasKey("refreshToken")));
        Cookie cookie = login.detailedCookie("aac_refresh");
        assertThat(cookie.getValue()).matches(TOKEN);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Strict");
        assertThat(cookie.getPath()).isEqualTo("/api/auth");
        assertThat(cookie.getDomain()).isNull();
        assertThat(cookie.getMaxAge()).isEqualTo(Duration.ofDays(7).toSeconds());
        assertThat(cookie.isSecured()).as("on this machine, without TLS").isFalse();
    }

    @Test
    void cookieIsSecureEverywhereElse() {
        Cookie cookie =
                given().header("Host", "aac.example.org")
                        .post("/api/auth/refresh")
                        .detailedCookie("aac_refresh");
        assertThat(cookie.isSecured()).isTrue();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Strict");
    }

    @Test
    void tokenIsHandedOverInTheBodyWhenAsked() {
        Response login = login(SignedUp.anew(), "body");
        login.then().statusCode(200).body("refreshToken", matchesRegex(TOKEN));
        assertThat(login.cookies()).isEmpty();
    }

    @Test
    void cookieIsRotatedThreeTimesAndTheFirstOneEndsThemAll() {
        String first = cookieOf(login(SignedUp.anew(), null));
        String latest = first;
        String token = "";
        for (int i = 0; i < 3; i++) {
            Response refreshed = refreshByCookie(latest);
            refreshed
                    .then()
                    .statusCode(200)
                    .body("success", equalTo(true))
                    .body("expiresIn", equalTo(900))
                    .body("$", not(hasKey("refreshToken")));
            assertThat(cookieOf(refreshed)).matches(TOKEN).isNotEqualTo(latest);
            latest = cookieOf(refreshed);
            token = refreshed.jsonPath().getString("token");
            me(token, 200);
        }
        assertRefused(refreshByCookie(first));
        me(token, 401);
        assertRefused(refreshByCookie(latest));
    }

    @Test
    void bodyIsRotatedAndSetsNoCookie() {
        String first = RefreshTokens.ofNewSession(SignedUp.anew());
        Response refreshed = RefreshTokens.refresh(first);
        refreshed.then().statusCode(200).body("refreshToken", matchesRegex(TOKEN));
        assertThat(refreshed.cookies()).isEmpty();
        RefreshTokens.refreshed(refreshed.jsonPath().getString("refreshToken"));
    }

    @Test
    void predecessorIsAnsweredWithoutASuccessorAndKeepsTheCookie() {
        String first = cookieOf(login(SignedUp.anew(), null));
        String second = cookieOf(refreshByCookie(first));
        Response again = refreshByCookie(first);
        again.then().statusCode(200).body("$", not(hasKey("refreshToken")));
        assertThat(again.cookies()).isEmpty();
        me(again.jsonPath().getString("token"), 200);
        refreshByCookie(second).then().statusCode(200);
    }

    @Test
    void ofManyParallelRefreshesOneGetsTheSuccessor() throws Exception {
        String first = RefreshTokens.ofNewSession(SignedUp.anew());
        List<Callable<Optional<String>>> racers = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            racers.add(
                    () ->
                            Optional.ofNullable(
                                    RefreshTokens.refresh(first)
                                            .jsonPath()
                                            .getString("refreshToken")));
        }
        List<String> successors = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(RACERS)) {
            for (Future<Optional<String>> racer : threads.invokeAll(racers)) {
                racer.get().ifPresent(successors::add);
            }
        }
        assertThat(successors).hasSize(1);
    }

    @Test
    void whatIsNotGoodIsAnsweredWithTheSameBytes() {
        SignedUp person = SignedUp.anew();
        String spent = RefreshTokens.ofNewSession(person);
        RefreshTokens.refreshed(RefreshTokens.refreshed(spent).refreshToken());
        String expired = RefreshTokens.ofNewSession(person);
        expire(person);
        SignedUp gone = SignedUp.anew();
        String revoked = cookieOf(login(gone, null));
        logoutEverywhere(gone);
        String unknown = "A".repeat(43) + "." + "B".repeat(43);
        Set<String> answers = new LinkedHashSet<>();
        for (String token :
                new String[] {
                    "", "x", person.token(), "x".repeat(5_000), unknown, expired, revoked, spent
                }) {
            answers.add(assertRefused(refreshByCookie(token)));
            answers.add(withoutCorrelation(RefreshTokens.refresh(token)));
        }
        answers.add(assertRefused(given().post("/api/auth/refresh")));
        answers.add(withoutCorrelation(RefreshTokens.refresh("y".repeat(100_000))));
        assertThat(answers).hasSize(1);
        assertThat(answers.iterator().next()).contains("\"error\":\"Invalid token\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"tokenTransport\":\"header\"} | tokenTransport",
                "{\"tokenTransport\":1} | tokenTransport",
                "{\"refreshToken\":1} | refreshToken",
                "{\"refreshToken\":[\"x\"]} | refreshToken",
                "{\"tokenTransport\":\"cookie\",\"refreshToken\":\"x\"} | refreshToken",
                "{\"token\":\"x\"} | token"
            })
    void wrongFieldIsNamed(String body, String field) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/auth/refresh")
                .then()
                .statusCode(400)
                .body("fields", hasKey(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"signup", "login"})
    void unknownTransportIsRefusedBeforeAnythingIsMade(String route) {
        SignedUp person = SignedUp.anew();
        Map<String, String> body =
                route.equals("login")
                        ? Map.of("email", person.email(), "password", person.password())
                        : Map.of(
                                "email",
                                "new-" + person.email(),
                                "password",
                                person.password(),
                                "name",
                                "New",
                                "organizationName",
                                "New");
        Map<String, String> wrong = new HashMap<>(body);
        wrong.put("tokenTransport", "header");
        given().contentType(ContentType.JSON)
                .body(wrong)
                .post("/api/auth/" + route)
                .then()
                .statusCode(400)
                .body("fields", hasKey("tokenTransport"));
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/auth/" + route)
                .then()
                .statusCode(route.equals("login") ? 200 : 201);
    }

    @Test
    void scriptCannotHaveTheCookiesTokenInTheBody() {
        String cookie = cookieOf(login(SignedUp.anew(), null));
        given().cookie("aac_refresh", cookie)
                .contentType(ContentType.JSON)
                .body(Map.of("tokenTransport", "body"))
                .post("/api/auth/refresh")
                .then()
                .statusCode(401);
        refreshByCookie(cookie).then().statusCode(200);
    }

    @Test
    void tokenInTheBodyIsTakenAndTheCookieIsLeftAlone() {
        SignedUp person = SignedUp.anew();
        String cookie = cookieOf(login(person, null));
        String body = RefreshTokens.ofNewSession(person);
        for (String token : new String[] {body, "wrong"}) {
            Response answer =
                    given().cookie("aac_refresh", cookie)
                            .contentType(ContentType.JSON)
                            .body(Map.of("refreshToken", token))
                            .post("/api/auth/refresh");
            answer.then().statusCode(token.equals(body) ? 200 : 401);
            assertThat(answer.cookies()).isEmpty();
        }
        refreshByCookie(cookie).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://localhost:1",
                "null",
                "http://evil.example/"
            })
    void foreignPageCannotUseTheCookie(String origin) {
        String cookie = cookieOf(login(SignedUp.anew(), null));
        Response refused =
                given().cookie("aac_refresh", cookie)
                        .header("Origin", origin)
                        .post("/api/auth/refresh");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.cookies()).isEmpty();
        refreshByCookie(cookie).then().statusCode(200);
    }

    @Test
    void ownPageMayUseTheCookie() {
        String cookie = cookieOf(login(SignedUp.anew(), null));
        given().cookie("aac_refresh", cookie)
                .header("Host", "localhost:3000")
                .header("Origin", "http://localhost:3000")
                .post("/api/auth/refresh")
                .then()
                .statusCode(200);
    }

    @Test
    void logoutEndsTheRefreshTokensAndClearsTheCookie() {
        SignedUp person = SignedUp.anew();
        Response login = login(person, null);
        Response logout =
                given().header("Authorization", "Bearer " + login.jsonPath().getString("token"))
                        .post("/api/auth/logout");
        assertCleared(logout);
        me(login.jsonPath().getString("token"), 401);
        assertRefused(refreshByCookie(cookieOf(login)));
        me(person.token(), 200);
    }

    @Test
    void logoutEverywhereEndsTheRefreshTokensOfAllSessions() {
        SignedUp person = SignedUp.anew();
        String elsewhere = RefreshTokens.ofNewSession(person);
        assertCleared(logoutEverywhere(person));
        RefreshTokens.refresh(elsewhere).then().statusCode(401);
    }

    private static Response logoutEverywhere(SignedUp person) {
        return person.request()
                .contentType(ContentType.JSON)
                .body(Map.of("allDevices", true))
                .post("/api/auth/logout");
    }

    private static Response login(SignedUp person, @Nullable String transport) {
        Map<String, String> body =
                transport == null
                        ? Map.of("email", person.email(), "password", person.password())
                        : Map.of(
                                "email",
                                person.email(),
                                "password",
                                person.password(),
                                "tokenTransport",
                                transport);
        return given().contentType(ContentType.JSON).body(body).post("/api/auth/login");
    }

    private static Response refreshByCookie(String cookie) {
        return given().cookie("aac_refresh", cookie).post("/api/auth/refresh");
    }

    private static String cookieOf(Response answer) {
        return answer.cookie("aac_refresh");
    }

    private static void me(String token, int status) {
        given().header("Authorization", "Bearer " + token)
                .get("/api/auth/me")
                .then()
                .statusCode(status);
    }

    private static String assertRefused(Response answer) {
        assertCleared(answer);
        return withoutCorrelation(answer);
    }

    private static void assertCleared(Response answer) {
        Cookie cookie = answer.detailedCookie("aac_refresh");
        assertThat(cookie.getValue()).isEmpty();
        assertThat(cookie.getMaxAge()).isZero();
        assertThat(cookie.getPath()).isEqualTo("/api/auth");
        assertThat(cookie.isHttpOnly()).isTrue();
    }

    private static String withoutCorrelation(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        return answer.asString().replace(answer.jsonPath().getString("correlationId"), "");
    }

    /** Makes all sessions of a person as old as that. */
    private void expire(SignedUp person) {
        Document past = new Document("refreshExpiresAt", Instant.now().minusSeconds(1));
        client.getDatabase(database.resolve())
                .getCollection("sessions")
                .updateMany(
                        new Document("organizationId", new ObjectId(person.organizationId())),
                        new Document("$set", past));
    }
}
