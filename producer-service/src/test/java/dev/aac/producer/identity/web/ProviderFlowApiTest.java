package dev.aac.producer.identity.web;

import static dev.aac.producer.identity.web.ProviderPeople.newEmail;
import static dev.aac.producer.identity.web.ProviderPeople.withEmail;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import dev.aac.producer.platform.testing.SignedUp;
import dev.aac.producer.platform.testing.StandInBrowser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way to a provider and back, and everybody who tries to get in between. */
@QuarkusTest
@Tag("serial")
class ProviderFlowApiTest {

    private final ProviderBrowser browser = ProviderBrowser.anew();

    @Test
    void browserKeepsTheFlowWhereNoScriptAndNoOtherPageReadsIt() {
        Response away = browser.begin("google");
        away.then().statusCode(303).header("Cache-Control", equalTo("no-store"));
        Cookie flow = away.detailedCookie(ProviderBrowser.FLOW);
        assertThat(flow.isHttpOnly()).isTrue();
        assertThat(flow.getSameSite()).isEqualTo("Lax");
        assertThat(flow.getPath()).isEqualTo("/api/auth/oauth/google/callback");
        assertThat(flow.getMaxAge()).isEqualTo(600);

        Cookie ticket =
                browser.signIn("google", withEmail(newEmail()))
                        .detailedCookie(ProviderBrowser.TICKET);
        assertThat(ticket.isHttpOnly()).isTrue();
        assertThat(ticket.getSameSite()).isEqualTo("Strict");
        assertThat(ticket.getPath()).isEqualTo("/api/auth/oauth");
    }

    @Test
    void providerThatIsNotThereIsAnsweredLikeAnyMissingRoute() {
        String missing = withoutCorrelation(given().get("/api/auth/nothing"));
        for (String path : List.of("/gitlab", "/gitlab/callback", "/GOOGLE", "/complete")) {
            Response answer = given().get("/api/auth/oauth" + path);
            assertThat(answer.statusCode()).as(path).isIn(404, 405);
            if (answer.statusCode() == 404) {
                assertThat(withoutCorrelation(answer)).as(path).isEqualTo(missing);
            }
        }
    }

    @Test
    void otherStateIsRefused() {
        String query = query(withEmail(newEmail()));
        refused(query.replace("state=", "state=x"), "oauth.flow_ended");
    }

    @Test
    void stateComesExactlyOnce() {
        String query = query(withEmail(newEmail()));
        refused(query + "&state=other", "oauth.flow_ended");
        browser.begin("google");
        refused("code=x", "oauth.flow_ended");
    }

    @Test
    void browserThatDidNotBeginIsRefused() {
        String query = query(withEmail(newEmail()));
        ProviderBrowser victim = ProviderBrowser.anew();
        victim.comeBack("google", query)
                .then()
                .statusCode(303)
                .header("Location", endsWith("/login?error=oauth.flow_ended"));
        assertThat(victim.cookies()).isEmpty();
    }

    @Test
    void browserThatBeganForItselfIsNotLedIntoAnothersAccount() {
        String query = query(withEmail(newEmail()));
        ProviderBrowser victim = ProviderBrowser.anew();
        victim.begin("google");
        victim.comeBack("google", query)
                .then()
                .header("Location", endsWith("/login?error=oauth.flow_ended"));
    }

    @Test
    void flowIsOverOnceTheBrowserCameBack() {
        Map<String, Object> ada = withEmail(newEmail());
        String query = query(ada);
        Map<String, String> before = new HashMap<>(browser.cookies());
        browser.comeBack("google", query).then().header("Location", endsWith("provider=google"));

        refused(query, "oauth.flow_ended");
        // Even with the cookie kept: the code is spent.
        browser.cookies().putAll(before);
        refused(query, "oauth.not_confirmed");
    }

    @Test
    void flowOfOneProviderIsNoneOfAnother() {
        String query = query(withEmail(newEmail()));
        browser.comeBack("microsoft", query)
                .then()
                .header("Location", endsWith("/login?error=oauth.flow_ended"));
    }

    @Test
    void changedCookieIsRefused() {
        String query = query(withEmail(newEmail()));
        browser.cookies().computeIfPresent(ProviderBrowser.FLOW, (_, text) -> "A" + text);
        refused(query, "oauth.flow_ended");
    }

    @Test
    void ticketIsNoFlowAndFlowNoTicket() {
        String query = query(withEmail(newEmail()));
        String flow = browser.cookies().get(ProviderBrowser.FLOW);
        browser.comeBack("google", query);
        String ticket = browser.cookies().get(ProviderBrowser.TICKET);

        browser.cookies().put(ProviderBrowser.FLOW, ticket);
        refused(query, "oauth.flow_ended");
        browser.complete(Map.of("organizationName", "x", "ticket", flow))
                .then()
                .statusCode(400)
                .body("error", equalTo("Sign-in expired"))
                .body("code", equalTo("oauth.flow_ended"));
    }

    @ParameterizedTest
    @CsvSource({
        "error,access_denied,oauth.denied",
        "error,server_error,dependency.sign_in_provider",
        "forgery,NONCE,oauth.not_confirmed",
        "forgery,KEY,oauth.not_confirmed",
        "forgery,UNSECURED,oauth.not_confirmed",
        "forgery,AUDIENCE,oauth.not_confirmed",
        "trouble,AWAY,dependency.sign_in_provider"
    })
    void whatGoesWrongIsToldByACodeOfOurs(String what, String value, String code) {
        Map<String, Object> as = withEmail(newEmail());
        as.put(what, value);
        refused(query(as), code);
    }

    @Test
    void programIsToldThatTheProviderIsDown() {
        Map<String, Object> as = withEmail(newEmail());
        as.put("trouble", "AWAY");
        ProviderBrowser.program()
                .signInAsProgram("google", as)
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("2"))
                .body("error", equalTo("Service unavailable"))
                .body(
                        "message",
                        equalTo(
                                "The sign-in provider cannot be reached; try again shortly, or"
                                        + " sign in another way"));
    }

    @Test
    void unverifiedEmailIsRefused() {
        Map<String, Object> as = withEmail(SignedUp.anew().email());
        as.put("email_verified", false);
        refused(query(as), "oauth.email_unverified");
        as.remove("email_verified");
        refused(query(as), "oauth.email_unverified");
        as.remove("email");
        refused(query(as), "oauth.email_unverified");
        ProviderBrowser.program()
                .signInAsProgram("google", as)
                .then()
                .statusCode(403)
                .body("error", equalTo("Email not verified"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redirect_uri=https%3A%2F%2Fevil.example.org",
                "returnTo=%2F%2Fevil.example.org",
                "next=https%3A%2F%2Fevil.example.org&redirect=%5C%5Cevil.example.org"
            })
    void nobodyIsLedElsewhere(String wish) {
        ProviderBrowser led = ProviderBrowser.anew();
        URI page = led.page("google?" + wish);
        assertThat(page.toString()).doesNotContain("evil");
        assertThat(URLUtils.parseParameters(page.getRawQuery()).get("redirect_uri"))
                .singleElement()
                .asString()
                .endsWith("/api/auth/oauth/google/callback");

        String query = StandInBrowser.queryAfter(page, withEmail(newEmail()));
        String address = led.comeBack("google", query + "&" + wish).header("Location");
        assertThat(address).endsWith("/signup?provider=google").doesNotContain("evil");
    }

    @Test
    void foreignPageCompletesNothing() {
        browser.signIn("google", withEmail(newEmail()));
        given().cookies(browser.cookies())
                .header("Origin", "https://evil.example.org")
                .contentType(ContentType.JSON)
                .body(Map.of("organizationName", "x"))
                .post("/api/auth/oauth/complete")
                .then()
                .statusCode(403);
    }

    @Test
    void completionWithoutATicketIsRefused() {
        browser.complete(Map.of("organizationName", "x"))
                .then()
                .statusCode(400)
                .body("code", equalTo("oauth.flow_ended"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|organizationName",
                "{\"organizationName\":\" \"}|organizationName",
                "{\"organizationName\":\"x\",\"slug\":\"-\"}|slug",
                "{\"organizationName\":\"x\",\"name\":\"\"}|name",
                "{\"organizationName\":\"x\",\"inviteToken\":\"t\"}|organizationName",
                "{\"slug\":\"abc\",\"inviteToken\":\"t\"}|slug",
                "{\"password\":\"p\",\"inviteToken\":\"t\"}|password",
                "{\"password\":\"p\",\"organizationName\":\"x\"}|organizationName",
                "{\"password\":\"p\",\"name\":\"x\"}|name",
                "{\"organizationName\":\"x\",\"role\":\"admin\"}|role",
                "{\"organizationName\":\"x\",\"email\":\"a@example.org\"}|email",
                "{\"organizationName\":\"x\",\"tokenTransport\":\"mail\"}|tokenTransport"
            })
    void wrongFieldsAreNamed(String body, String field) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/auth/oauth/complete")
                .then()
                .statusCode(400)
                .body("fields", hasKey(field));
    }

    @Test
    void nameIsAskedForWhenTheProviderTellsNone() {
        Map<String, Object> as = withEmail(newEmail());
        as.remove("name");
        browser.signIn("google", as);
        browser.complete(Map.of("organizationName", "x"))
                .then()
                .statusCode(400)
                .body("fields", hasKey("name"));
        browser.complete(Map.of("organizationName", "x", "name", "Ada"))
                .then()
                .statusCode(201)
                .body("user.name", equalTo("Ada"));
    }

    private String query(Map<String, Object> as) {
        return StandInBrowser.queryAfter(browser.page("google"), as);
    }

    private void refused(String query, String code) {
        String address =
                browser.comeBack("google", query)
                        .then()
                        .statusCode(303)
                        .extract()
                        .header("Location");
        assertThat(address).endsWith("/login?error=" + code);
        assertThat(browser.cookies()).doesNotContainKey("aac_refresh");
    }

    private static String withoutCorrelation(Response response) {
        return response.asString().replace(response.jsonPath().getString("correlationId"), "");
    }
}
