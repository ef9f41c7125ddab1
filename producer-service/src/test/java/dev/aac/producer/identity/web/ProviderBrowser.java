package dev.aac.producer.identity.web;

import static io.restassured.RestAssured.given;

import dev.aac.producer.platform.testing.StandInBrowser;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** A browser, or a program, that signs in at a provider: keeps cookies, and follows no redirect. */
final class ProviderBrowser {

    static final String FLOW = "aac_oauth_flow";
    static final String TICKET = "aac_oauth_person";

    private final String accept;
    private final Map<String, String> cookies = new HashMap<>();

    private ProviderBrowser(String accept) {
        this.accept = accept;
    }

    static ProviderBrowser anew() {
        return new ProviderBrowser("text/html,application/xhtml+xml,*/*;q=0.8");
    }

    static ProviderBrowser program() {
        return new ProviderBrowser("application/json");
    }

    Map<String, String> cookies() {
        return cookies;
    }

    Response begin(String provider) {
        return kept(request().get("/api/auth/oauth/" + provider));
    }

    /** The provider's page, as a browser is sent there. */
    URI page(String provider) {
        return URI.create(begin(provider).then().statusCode(303).extract().header("Location"));
    }

    /**
     * @param query raw, as the provider gave it
     */
    Response comeBack(String provider, String query) {
        return kept(request().get("/api/auth/oauth/" + provider + "/callback?" + query));
    }

    /** All the way there and back. */
    Response signIn(String provider, Map<String, Object> as) {
        return comeBack(provider, StandInBrowser.queryAfter(page(provider), as));
    }

    /** The same by a program, which asks where to go. */
    Response signInAsProgram(String provider, Map<String, Object> as) {
        String page = begin(provider).then().statusCode(200).extract().path("data.url");
        return comeBack(provider, StandInBrowser.queryAfter(URI.create(page), as));
    }

    Response complete(Map<String, Object> body) {
        return kept(
                request()
                        .contentType(ContentType.JSON)
                        .body(body)
                        .post("/api/auth/oauth/complete"));
    }

    private RequestSpecification request() {
        return given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .accept(accept)
                .cookies(cookies);
    }

    private Response kept(Response response) {
        for (Cookie cookie : response.detailedCookies()) {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
        return response;
    }
}
