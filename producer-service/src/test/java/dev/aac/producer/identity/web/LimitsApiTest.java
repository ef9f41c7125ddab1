package dev.aac.producer.identity.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.aac.producer.execution.SteppingClock;
import dev.aac.producer.platform.testing.CuttableTcp;
import dev.aac.producer.platform.testing.SignedUp;
import dev.aac.producer.platform.testing.StoreResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the limits on. The test is a proxy that is trusted, and so says who asks. */
@QuarkusTest
@Tag("serial")
@TestProfile(LimitsApiTest.WithLimits.class)
class LimitsApiTest {

    private static final int AUTH_MAX = 5;
    private static final int API_MAX = 40;
    private static final Duration BACK_WITHIN = Duration.ofMinutes(1);
    private static final String WRONG = "Wrong-Horse-9";

    @Inject Clock clock;

    private final SecureRandom random = new SecureRandom();
    private final String client = address();

    @Test
    void clientIsToldItsLimit() {
        Response answer = login(client, unknown(), WRONG);
        answer.then()
                .statusCode(401)
                .header("RateLimit-Policy", "\"login\";q=5;w=60")
                .header("RateLimit", "\"login\";r=4;t=60")
                .header("X-RateLimit-Limit", "5")
                .header("X-RateLimit-Remaining", "4");
        assertThat(answer.header("X-RateLimit-Reset"))
                .isEqualTo(Long.toString(clock.instant().plusSeconds(60).getEpochSecond()));
    }

    @Test
    void tooManySignInsAreRefusedWhateverTheEmail() {
        for (int i = 0; i < AUTH_MAX; i++) {
            login(client, unknown(), WRONG).then().statusCode(401);
        }
        Response refused = login(client, unknown(), WRONG);
        refused.then()
                .statusCode(429)
                .body("success", equalTo(false))
                .body("error", equalTo("Too many requests"))
                .body("code", equalTo("request.rate_limited"));
        refused.then()
                .body("retryAfter", equalTo(60))
                .header("Retry-After", "60")
                .header("RateLimit", "\"login\";r=0;t=60");
        // The right password changes nothing, another address does.
        SignedUp other = signedUp(client);
        login(client, other.email(), other.password()).then().statusCode(429);
        login(address(), other.email(), other.password()).then().statusCode(200);
    }

    @Test
    void ofManySignInsAtOnceExactlyTheAllowedNumberPasses() throws Exception {
        List<Callable<Integer>> attempts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            attempts.add(() -> login(client, unknown(), WRONG).statusCode());
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> status : threads.invokeAll(attempts)) {
                statuses.add(status.get());
            }
        }
        assertThat(statuses).filteredOn(status -> status == 401).hasSize(AUTH_MAX);
        assertThat(statuses).filteredOn(status -> status == 429).hasSize(50 - AUTH_MAX);
    }

    @Test
    void whatAClientWritesItselfIntoTheHeaderIsNotBelieved() {
        for (int i = 0; i < AUTH_MAX; i++) {
            login(address() + ", " + client, unknown(), WRONG).then().statusCode(401);
        }
        login(address() + ", " + client, unknown(), WRONG).then().statusCode(429);
        given().header("x-forwarded-FOR", address(), client)
                .contentType(ContentType.JSON)
                .body(Map.of("email", unknown(), "password", WRONG))
                .post("/api/auth/login")
                .then()
                .statusCode(429);
    }

    @Test
    void addressesOfOneIpv6NetworkAreOneClient() {
        String network =
                "2001:db8:%x:%x:".formatted(random.nextInt(65_536), random.nextInt(65_536));
        for (int i = 0; i < AUTH_MAX; i++) {
            login(network + i + "::1", unknown(), WRONG).then().statusCode(401);
        }
        login(network + "ffff::1", unknown(), WRONG).then().statusCode(429);
    }

    @Test
    void tooManySignUpsAreRefused() {
        for (int i = 0; i < AUTH_MAX; i++) {
            signedUp(client);
        }
        signUp(client).then().statusCode(429).header("RateLimit-Policy", "\"signup\";q=5;w=60");
        login(client, unknown(), WRONG).then().statusCode(401);
    }

    @Test
    void signInsAtProvidersAreSignIns() {
        for (int i = 0; i < AUTH_MAX; i++) {
            switch (i % 3) {
                case 0 -> from(client).accept("application/json").get("/api/auth/oauth/google");
                case 1 ->
                        from(client)
                                .redirects()
                                .follow(false)
                                .get("/api/auth/oauth/google/callback?state=x&code=x");
                default ->
                        from(client)
                                .contentType(ContentType.JSON)
                                .body(Map.of("password", WRONG))
                                .post("/api/auth/oauth/complete");
            }
        }
        from(client)
                .accept("application/json")
                .get("/api/auth/oauth/google")
                .then()
                .statusCode(429);
        login(client, unknown(), WRONG).then().statusCode(429);
        from(client).get("/api/auth/oauth").then().statusCode(200);
    }

    /** A browser would show the answer for programs as a page. */
    @ParameterizedTest
    @ValueSource(strings = {"google", "google/callback?state=x&code=x"})
    void browserThatSignsInAtAProviderTooOftenIsLedToWhereItIsToldSo(String page) {
        for (int i = 0; i < AUTH_MAX; i++) {
            login(client, unknown(), WRONG).then().statusCode(401);
        }
        from(client)
                .accept("text/html,application/xhtml+xml,*/*;q=0.8")
                .redirects()
                .follow(false)
                .get("/api/auth/oauth/" + page)
                .then()
                .statusCode(303)
                .header("Location", endsWith("/login?error=request.rate_limited"))
                .header("RateLimit", "\"login\";r=0;t=60");
    }

    @Test
    void apiIsCountedByUserWhereverItIs() {
        SignedUp person = signedUp(client);
        SignedUp other = signedUp(client);
        for (int i = 0; i < API_MAX; i++) {
            me(person, address())
                    .then()
                    .statusCode(200)
                    .header("RateLimit-Policy", "\"api\";q=40;w=900")
                    .header("X-RateLimit-Remaining", Integer.toString(API_MAX - 1 - i));
        }
        me(person, address()).then().statusCode(429).body("retryAfter", equalTo(900));
        me(other, client).then().statusCode(200);
    }

    @Test
    void requestsWithoutAGoodTokenAreCountedByAddress() {
        for (int i = 0; i < API_MAX; i++) {
            from(client)
                    .header("Authorization", "Bearer guess" + i)
                    .get("/api/auth/me")
                    .then()
                    .statusCode(401);
        }
        from(client).get("/api/auth/me").then().statusCode(429);
        from(client).post("/api/auth/refresh").then().statusCode(429);
        from(address()).get("/api/auth/me").then().statusCode(401);
    }

    @Test
    void whoHasASessionGuessesThePasswordNoOftener() {
        SignedUp person = signedUp(client);
        for (int i = 0; i < AUTH_MAX; i++) {
            changePassword(person).then().statusCode(401);
        }
        changePassword(person).then().statusCode(429);
        changePassword(signedUp(client)).then().statusCode(401);
    }

    @Test
    void whatLoadBalancersAskIsNotCounted() {
        for (int i = 0; i < 2 * API_MAX; i++) {
            from(client).get("/").then().statusCode(200).header("RateLimit", nullValue());
        }
        from(client).get("/api/health").then().statusCode(200).header("RateLimit", nullValue());
    }

    @Test
    void lockedAccountAnswersNewAddressesAsIfThePasswordWereWrong() {
        SignedUp person = signedUp(client);
        String wrong = "";
        for (int i = 0; i < 5; i++) {
            wrong = refusal(login(address(), person.email(), WRONG));
        }
        assertThat(refusal(login(address(), person.email(), person.password()))).isEqualTo(wrong);
        login(client, person.email(), person.password()).then().statusCode(200);
        me(person, address()).then().statusCode(200);
    }

    @Test
    void withoutTheStoreSignInIsRefused() {
        CuttableTcp.cut(StoreResource.NAME);
        try {
            login(client, unknown(), WRONG)
                    .then()
                    .statusCode(503)
                    .body("code", equalTo("dependency.store"));
            from(client).get("/api/auth/me").then().statusCode(401);
        } finally {
            CuttableTcp.restore(StoreResource.NAME);
            await().atMost(BACK_WITHIN)
                    .until(() -> given().get("/q/health/ready").statusCode() == 200);
        }
    }

    private static RequestSpecification from(String forwardedFor) {
        return given().header("X-Forwarded-For", forwardedFor);
    }

    private static Response login(String forwardedFor, String email, String password) {
        return from(forwardedFor)
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", password))
                .post("/api/auth/login");
    }

    private static Response me(SignedUp person, String forwardedFor) {
        return person.request().header("X-Forwarded-For", forwardedFor).get("/api/auth/me");
    }

    private static Response changePassword(SignedUp person) {
        return person.request()
                .contentType(ContentType.JSON)
                .body(Map.of("currentPassword", WRONG, "newPassword", "Correct-Horse-10"))
                .post("/api/auth/password");
    }

    private static Response signUp(String forwardedFor) {
        return from(forwardedFor)
                .contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "email",
                                unknown(),
                                "password",
                                "Correct-Horse-9",
                                "name",
                                "Person of a test",
                                "organizationName",
                                "Organization " + UUID.randomUUID()))
                .post("/api/auth/signup");
    }

    private static SignedUp signedUp(String forwardedFor) {
        Response answer = signUp(forwardedFor);
        answer.then().statusCode(201);
        return new SignedUp(
                answer.jsonPath().getString("token"),
                answer.jsonPath().getString("user.id"),
                answer.jsonPath().getString("user.organizationId"),
                answer.jsonPath().getString("user.email"),
                "Correct-Horse-9");
    }

    private static String refusal(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        return answer.asString().replace(answer.jsonPath().getString("correlationId"), "");
    }

    private static String unknown() {
        return UUID.randomUUID() + "@example.org";
    }

    /** One that no other test of the run has. */
    private String address() {
        return "10.%d.%d.%d"
                .formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    /** However slow the machine is, no window of a limit ends during a test. */
    @Alternative
    @Singleton
    public static class StandingClock extends SteppingClock {

        public StandingClock() {
            super(Instant.now().truncatedTo(ChronoUnit.MILLIS));
        }
    }

    /** The producer as its operator has set it. */
    public static final class WithLimits implements QuarkusTestProfile {

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(StandingClock.class);
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "aac.limits.auth-per-minute",
                    Integer.toString(AUTH_MAX),
                    "aac.limits.api-per-15-minutes",
                    Integer.toString(API_MAX),
                    "aac.http.trusted-proxies",
                    "127.0.0.0/8,::1");
        }
    }
}
