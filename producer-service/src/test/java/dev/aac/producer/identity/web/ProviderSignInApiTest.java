package dev.aac.producer.identity.web;

import static dev.aac.producer.identity.web.ProviderPeople.newEmail;
import static dev.aac.producer.identity.web.ProviderPeople.ofGithub;
import static dev.aac.producer.identity.web.ProviderPeople.withEmail;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.aac.producer.platform.testing.Invited;
import dev.aac.producer.platform.testing.RefreshTokens;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
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

/** Who comes in by a provider, into which account. */
@QuarkusTest
@Tag("serial")
class ProviderSignInApiTest {

    private static final int RACERS = 10;

    @Test
    void configuredProvidersAreListed() {
        given().get("/api/auth/oauth")
                .then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("data.id", contains("google", "github", "microsoft"))
                .body("nextCursor", nullValue());
    }

    @Test
    void newUserNamesAnOrganizationAndIsIn() {
        String email = newEmail();
        ProviderBrowser browser = ProviderBrowser.anew();
        browser.signIn("google", withEmail(email))
                .then()
                .statusCode(303)
                .header("Location", endsWith("/signup?provider=google"));
        assertThat(browser.cookies()).containsOnlyKeys(ProviderBrowser.TICKET);

        Response made = browser.complete(organization());

        made.then()
                .statusCode(201)
                .body("user.email", equalTo(email))
                .body("user.name", equalTo("Ada of a Test"))
                .body("user.role", equalTo("admin"))
                .body("refreshToken", nullValue());
        assertThat(browser.cookies()).containsOnlyKeys("aac_refresh");
        given().header("Authorization", "Bearer " + made.jsonPath().getString("token"))
                .get("/api/auth/me")
                .then()
                .statusCode(200)
                .body("data.email", equalTo(email));
    }

    @Test
    void returningUserIsLedToTheDashboardWithASession() {
        Map<String, Object> ada = withEmail(newEmail());
        String userId = signedUp("google", ada);
        ProviderBrowser browser = ProviderBrowser.anew();

        browser.signIn("google", ada)
                .then()
                .statusCode(303)
                .header("Location", endsWith("/dashboard"))
                .header("Set-Cookie", notNullValue());

        assertThat(browser.cookies()).containsOnlyKeys("aac_refresh");
        assertThat(me(refreshed(browser))).isEqualTo(userId);
    }

    @Test
    void subjectTellsWhoItIsWhateverTheEmailHasBecome() {
        Map<String, Object> ada = withEmail(newEmail());
        String userId = signedUp("google", ada);
        ada.put("email", SignedUp.anew().email());
        ada.put("email_verified", false);

        ProviderBrowser browser = ProviderBrowser.anew();
        browser.signIn("google", ada).then().header("Location", endsWith("/dashboard"));

        assertThat(me(refreshed(browser))).isEqualTo(userId);
    }

    @Test
    void programIsToldInsteadOfLed() {
        Map<String, Object> ada = withEmail(newEmail());
        ProviderBrowser program = ProviderBrowser.program();
        Response waiting = program.signInAsProgram("google", ada);
        waiting.then()
                .statusCode(202)
                .body("success", equalTo(true))
                .body("data.provider", equalTo("google"))
                .body("data.email", equalTo(ada.get("email")))
                .body("data.name", equalTo("Ada of a Test"))
                .body("data.needs", equalTo("organization"));
        Map<String, Object> body = organization();
        body.put("ticket", waiting.jsonPath().getString("data.ticket"));
        body.put("tokenTransport", "body");
        body.put("name", "Grace");
        program.complete(body)
                .then()
                .statusCode(201)
                .body("user.name", equalTo("Grace"))
                .body("refreshToken", matchesRegex("[\\w.-]+"));

        Response in = program.signInAsProgram("google", ada);

        in.then().statusCode(200).body("user.email", equalTo(ada.get("email")));
        RefreshTokens.refresh(in.jsonPath().getString("refreshToken")).then().statusCode(200);
    }

    @Test
    void everyProviderLetsIn() {
        Map<String, Object> ofMicrosoft = withEmail(newEmail());
        ofMicrosoft.put("tid", "9188040d-6c67-4c5b-b112-36a304b66dad");
        ofMicrosoft.put("xms_edov", true);
        signedUp("microsoft", ofMicrosoft);
        ProviderBrowser.anew()
                .signIn("microsoft", ofMicrosoft)
                .then()
                .header("Location", endsWith("/dashboard"));

        Map<String, Object> ofGithub = ofGithub(newEmail());
        signedUp("github", ofGithub);
        ProviderBrowser.anew()
                .signIn("github", ofGithub)
                .then()
                .header("Location", endsWith("/dashboard"));
    }

    /** Whoever made it may have used somebody else's e-mail: nobody checked. */
    @Test
    void emailAloneOpensNoAccountThatHasAPassword() {
        SignedUp early = SignedUp.anew();
        ProviderBrowser owner = ProviderBrowser.anew();
        owner.signIn("google", withEmail(early.email()))
                .then()
                .statusCode(303)
                .header("Location", endsWith("/login?provider=google"));
        assertThat(owner.cookies()).doesNotContainKey("aac_refresh");

        owner.complete(Map.of("password", "Wrong-Horse-9"))
                .then()
                .statusCode(401)
                .body("error", equalTo("Invalid credentials"));
        owner.complete(organization())
                .then()
                .statusCode(409)
                .body("error", equalTo("Email already registered"));
    }

    @Test
    void passwordOpensTheAccountToTheProviderFromThenOn() {
        SignedUp ada = SignedUp.anew();
        Map<String, Object> there = withEmail(ada.email());
        ProviderBrowser browser = ProviderBrowser.anew();
        browser.signIn("google", there);

        browser.complete(Map.of("password", ada.password()))
                .then()
                .statusCode(200)
                .body("user.id", equalTo(ada.userId()));

        ProviderBrowser.anew()
                .signIn("google", there)
                .then()
                .header("Location", endsWith("/dashboard"));
        ada.signedInAgain();
        ada.request().get("/api/auth/me").then().statusCode(200);
        List<String> types = audited(ada);
        assertThat(types).contains("UserIdentityLinked");
        assertThat(types.stream().filter("UserLoggedIn"::equals)).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void accountWithoutAPasswordIsOpenedByItsOwnIdentityOnly() {
        String email = newEmail();
        signedUp("google", withEmail(email));

        // The address may have been given to somebody else meanwhile.
        for (String provider : List.of("google", "github")) {
            ProviderBrowser browser = ProviderBrowser.anew();
            browser.signIn(provider, provider.equals("github") ? ofGithub(email) : withEmail(email))
                    .then()
                    .statusCode(303)
                    .header("Location", endsWith("/login?error=oauth.other_sign_in"));
            assertThat(browser.cookies()).isEmpty();
        }
    }

    @Test
    void withoutAPasswordNoneIsRight() {
        String email = newEmail();
        String token = complete("google", withEmail(email)).jsonPath().getString("token");
        SignedUp other = SignedUp.anew();

        assertThat(refusal(email)).isEqualTo(refusal(other.email()));
        given().header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON)
                .body(Map.of("currentPassword", "Any-Horse-9", "newPassword", "Other-Horse-9"))
                .post("/api/auth/password")
                .then()
                .statusCode(401)
                .body("error", equalTo("Invalid credentials"));
    }

    @Test
    void suspensionHoldsForProvidersToo() {
        SignedUp admin = SignedUp.anew();
        Map<String, Object> guest = withEmail(newEmail());
        String userId = joined(admin, guest).jsonPath().getString("user.id");
        admin.request()
                .contentType(ContentType.JSON)
                .body(Map.of("status", "suspended"))
                .patch("/api/users/" + userId)
                .then()
                .statusCode(200);

        ProviderBrowser browser = ProviderBrowser.anew();
        browser.signIn("google", guest)
                .then()
                .statusCode(303)
                .header("Location", endsWith("/login?error=auth.account_suspended"));
        assertThat(browser.cookies()).isEmpty();
        ProviderBrowser.program()
                .signInAsProgram("google", guest)
                .then()
                .statusCode(403)
                .body("error", equalTo("Account suspended"));
    }

    @Test
    void invitationIsAcceptedWithTheProvidersEmail() {
        SignedUp admin = SignedUp.anew();
        joined(admin, withEmail(newEmail()))
                .then()
                .statusCode(201)
                .body("user.role", equalTo("viewer"))
                .body("user.organizationId", equalTo(admin.organizationId()));

        String token =
                Invited.invitation(admin, newEmail(), "viewer").getString("data.inviteToken");
        ProviderBrowser other = ProviderBrowser.anew();
        other.signIn("google", withEmail(newEmail()));
        other.complete(Map.of("inviteToken", token))
                .then()
                .statusCode(400)
                .body("fields.email", equalTo("must be the one that was invited"));
    }

    @Test
    void emailIsTheSameInAnyCase() {
        SignedUp ada = SignedUp.anew();
        ProviderBrowser.anew()
                .signIn("google", withEmail(ada.email().toUpperCase(Locale.ROOT)))
                .then()
                .header("Location", endsWith("/login?provider=google"));
    }

    @Test
    void emailThatOnlyLooksLikeAnotherIsNone() {
        ProviderBrowser.anew()
                .signIn("google", withEmail("\u0430da@example.org"))
                .then()
                .header("Location", endsWith("/login?error=auth.invalid_email"));
    }

    @Test
    void ofManyCompletionsAtOnceOneIsMade() throws Exception {
        String email = newEmail();
        ProviderBrowser google = ProviderBrowser.anew();
        google.signIn("google", withEmail(email));
        ProviderBrowser github = ProviderBrowser.anew();
        github.signIn("github", ofGithub(email));
        List<Callable<Integer>> racers = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            Map<String, Object> body = organization();
            ProviderBrowser browser = i % 2 == 0 ? google : github;
            body.put("ticket", browser.cookies().get(ProviderBrowser.TICKET));
            racers.add(() -> ProviderBrowser.program().complete(body).statusCode());
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> status : threads.invokeAll(racers)) {
                statuses.add(status.get());
            }
        }
        assertThat(Collections.frequency(statuses, 201)).isEqualTo(1);
        assertThat(Collections.frequency(statuses, 409)).isEqualTo(RACERS - 1);
    }

    private static Map<String, Object> organization() {
        return new HashMap<>(Map.of("organizationName", "Organization " + UUID.randomUUID()));
    }

    private static Response complete(String provider, Map<String, Object> as) {
        ProviderBrowser browser = ProviderBrowser.anew();
        browser.signIn(provider, as)
                .then()
                .header("Location", endsWith("/signup?provider=" + provider));
        return browser.complete(organization());
    }

    private static String signedUp(String provider, Map<String, Object> as) {
        return complete(provider, as)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("user.id");
    }

    private static Response joined(SignedUp admin, Map<String, Object> guest) {
        String token =
                Invited.invitation(admin, String.valueOf(guest.get("email")), "viewer")
                        .getString("data.inviteToken");
        ProviderBrowser browser = ProviderBrowser.anew();
        browser.signIn("google", guest);
        return browser.complete(Map.of("inviteToken", token));
    }

    private static String refreshed(ProviderBrowser browser) {
        return given().cookies(browser.cookies())
                .post("/api/auth/refresh")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("token");
    }

    private static String me(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/api/auth/me")
                .jsonPath()
                .getString("data.id");
    }

    private static List<String> audited(SignedUp admin) {
        return admin.request()
                .get("/api/audit-events?subject=user:" + admin.userId())
                .jsonPath()
                .getList("data.type");
    }

    private static String refusal(String email) {
        Response answer =
                given().contentType(ContentType.JSON)
                        .body(Map.of("email", email, "password", "Wrong-Horse-9"))
                        .post("/api/auth/login");
        assertThat(answer.statusCode()).isEqualTo(401);
        return answer.asString().replace(answer.jsonPath().getString("correlationId"), "");
    }
}
