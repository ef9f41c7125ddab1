package dev.aac.producer.platform.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Tag("serial")
@TestProfile(DashboardRouteTest.WithDashboard.class)
class DashboardRouteTest {

    /** As browsers ask for a page. */
    private static final String PAGES =
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private static final Pattern NONCE = Pattern.compile("content=\"([A-Za-z0-9+/=]+)\"");
    private static final String SCRIPT = "/assets/main-B1a2c3.js";

    @TestHTTPResource(value = "/metrics", management = true)
    @Nullable URI metrics;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login",
                "/login?error=auth.provider_denied",
                "/signup?invite=abc",
                "/dashboard",
                "/dashboard/",
                "/dashboard/executions/build-7?attempt=1",
                "/dashboard/never/made.js"
            })
    void everyAddressOfItsRouterIsThePage(String path) {
        browser()
                .get(path)
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Cache-Control", "no-cache")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .body(containsString("<p>dashboard</p>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/html, application/json", "text/html;q=0.9,*/*"})
    void rootIsThePageForWhoPrefersPages(String accept) {
        given().header("Accept", accept)
                .get("/")
                .then()
                .statusCode(200)
                .body(containsString("<p>dashboard</p>"));
    }

    @Test
    void policyAndPageHaveANonceThatIsNewEachTime() {
        Response one = browser().get("/login");
        Response two = browser().get("/login");

        String nonce = nonce(one);
        assertThat(one.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'; ")
                .contains("style-src 'self' 'nonce-" + nonce + "'")
                .contains("connect-src 'self' ws://localhost:%d ".formatted(RestAssured.port));
        assertThat(nonce(two)).isNotEqualTo(nonce);
    }

    @Test
    void pageThatABrowserHasIsNotSentAgain() {
        String etag = browser().get("/login").header("ETag");

        browser()
                .header("If-None-Match", etag)
                .get("/dashboard")
                .then()
                .statusCode(304)
                .header("ETag", etag)
                .header("Content-Security-Policy", nullValue())
                .body(equalTo(""));
        browser().header("If-None-Match", "W/\"other\"").get("/login").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/assets/main-B1a2c3.js, javascript, 'public, max-age=31536000, immutable'",
        "/assets/main-D4e5f6.css, text/css, 'public, max-age=31536000, immutable'",
        "/icon.svg, image/svg+xml, no-cache",
    })
    void filesHaveTheirTypeAndMayBeKept(String path, String type, String kept) {
        given().get(path)
                .then()
                .statusCode(200)
                .header("Content-Type", containsString(type))
                .header("Cache-Control", kept)
                .header("X-Content-Type-Options", "nosniff");
    }

    @Test
    void fileThatABrowserHasIsNotSentAgain() {
        String etag = given().get("/icon.svg").header("ETag");

        given().header("If-None-Match", etag).get("/icon.svg").then().statusCode(304);
    }

    @ParameterizedTest
    @CsvSource({
        "'gzip, deflate, br', br, as brotli",
        "br;q=0, , console",
        "identity, , console",
    })
    void fileComesAsItsReaderLikesIt(String accepted, String coding, String beginning)
            throws IOException {
        String answer = raw("GET", SCRIPT, "Accept-Encoding: " + accepted);

        assertThat(answer).startsWith("HTTP/1.1 200").containsIgnoringCase("vary: accept-encoding");
        assertThat(header(answer, "content-encoding")).isEqualTo(coding == null ? "" : coding);
        assertThat(body(answer)).startsWith(beginning);
    }

    @Test
    void gzippedFileIsTheFile() {
        given().header("Accept-Encoding", "gzip")
                .get(SCRIPT)
                .then()
                .header("Content-Encoding", "gzip")
                .body(equalTo(BuiltDashboard.SCRIPT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", SCRIPT, "/icon.svg"})
    void headIsTheAnswerWithoutItsBody(String path) throws IOException {
        String head = raw("HEAD", path, "Accept: " + PAGES);
        String get = raw("GET", path, "Accept: " + PAGES);

        assertThat(head).startsWith("HTTP/1.1 200");
        assertThat(body(head)).isEmpty();
        assertThat(header(head, "content-length")).isEqualTo(header(get, "content-length"));
        assertThat(header(head, "etag")).isEqualTo(header(get, "etag")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/assets/never-made.js",
                "/assets",
                "/assets/",
                "/index.html",
                "/login/more",
                "/api/nothing",
                "/api/auth/login/more",
                "/q/nothing"
            })
    void whatIsNotThereIsSaidInJson(String path) {
        given().accept("*/*")
                .get(path)
                .then()
                .statusCode(404)
                .contentType(ContentType.JSON)
                .body("code", equalTo("request.route_not_found"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../../secret.txt",
                "/assets/..%2f..%2fsecret.txt",
                "/assets/%2e%2e/%2e%2e/secret.txt",
                "/assets/%252e%252e%252fsecret.txt",
                "/assets/..\\..\\secret.txt",
                "/assets/..%5c..%5csecret.txt",
                "/assets//../../secret.txt",
                "/assets/%00",
                "/assets/main-B1a2c3.js%00.txt",
                "/assets/link.txt",
                "/around/secret.txt",
                "/around/dist/.env",
                "/.env",
                "/%2eenv",
                "/assets/.git/head",
                "/assets/%zz",
                "/assets/%",
                "//secret.txt",
                "/dashboard/../../secret.txt",
                "/dashboard/../assets/../../secret.txt",
                "../secret.txt"
            })
    void nothingOutsideTheBuildIsGivenAway(String path) throws IOException {
        String answer = raw("GET", path, "Accept: " + PAGES);

        assertThat(answer)
                .startsWith("HTTP/1.1 4")
                .doesNotContain(BuiltDashboard.SECRET)
                .doesNotContain("<p>dashboard</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "*/*", "application/json, text/html"})
    void rootStaysTheServicesOwnForPrograms(String accept) {
        given().header("Accept", accept)
                .get("/")
                .then()
                .statusCode(200)
                .header("Vary", containsString("accept"))
                .body("data.name", equalTo("Agnostic Automation Center"));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "a;q=x", "/", ";", "html"})
    void whatIsNoTypeAsksForNoPage(String accept) throws IOException {
        assertThat(raw("GET", "/", "Accept: " + accept))
                .doesNotStartWith("HTTP/1.1 5")
                .doesNotContain("<p>dashboard</p>");
    }

    @Test
    void theRestOfTheServiceIsWhatItWas() {
        browser().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        browser().get("/api/health").then().statusCode(200).body("status", equalTo("UP"));
        browser().get("/api/auth/me").then().statusCode(401).contentType(ContentType.JSON);
        browser().get("/ws").then().body(not(containsString("<p>dashboard</p>")));
        given().post("/login").then().statusCode(404).contentType(ContentType.JSON);
        given().delete("/dashboard").then().statusCode(404).contentType(ContentType.JSON);
    }

    @Test
    void metricsDoNotNameWhatPeopleLookAt() {
        browser().get("/dashboard/executions/secret-task").then().statusCode(200);

        String page = given().accept(ContentType.TEXT).get(metrics).asString();

        assertThat(page).doesNotContain("secret-task");
    }

    private static RequestSpecification browser() {
        return given().header("Accept", PAGES);
    }

    private static String nonce(Response page) {
        Matcher found = NONCE.matcher(page.asString());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    /** A request whose path nobody tidies up on the way. */
    private static String raw(String method, String path, String header) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            String request =
                    "%s %s HTTP/1.1\r\nHost: localhost\r\n%s\r\nConnection: close\r\n\r\n"
                            .formatted(method, path, header);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    private static String header(String answer, String name) {
        return answer.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    /** The producer as {@code ./aac up} starts it once the dashboard is built. */
    public static final class WithDashboard implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(BuiltDashboard.class));
        }
    }
}
