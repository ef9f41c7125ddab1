package dev.aac.producer.identity.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.nullValue;

import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Tag("serial")
class SessionListApiTest {

    @Test
    void personSeesItsOwnSessionsTheLatestFirst() {
        SignedUp person = SignedUp.anew();
        SignedUp.anew();
        given().contentType(ContentType.JSON)
                .header("User-Agent", "Robot/1")
                .body(Map.of("email", person.email(), "password", person.password()))
                .post("/api/auth/login")
                .then()
                .statusCode(200);
        Response list = person.request().get("/api/auth/sessions");
        list.then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("nextCursor", nullValue())
                .body("data", hasSize(2))
                .body("data.current", contains(false, true))
                .body("data[0].client", equalTo("Robot/1"))
                .body("data[0].address", equalTo("127.0.0.1"))
                .body("data[0].id", matchesRegex("[0-9a-f]{24}"));
        Map<String, Object> first = list.jsonPath().getMap("data[0]");
        assertThat(first)
                .containsOnlyKeys(
                        "id",
                        "createdAt",
                        "lastUsedAt",
                        "expiresAt",
                        "address",
                        "client",
                        "current");
        assertThat(list.asString()).doesNotContain("Hash");
    }

    @Test
    void listHasPages() {
        SignedUp person = SignedUp.anew();
        person.signedInAgain();
        person.signedInAgain();
        List<String> all = ids(person, "");
        JsonPath first = person.request().get("/api/auth/sessions?limit=2").jsonPath();
        assertThat(first.getList("data.id", String.class)).isEqualTo(all.subList(0, 2));
        JsonPath second =
                person.request()
                        .get("/api/auth/sessions?limit=2&cursor=" + first.getString("nextCursor"))
                        .jsonPath();
        assertThat(second.getList("data.id", String.class)).isEqualTo(all.subList(2, 3));
        assertThat(second.getString("nextCursor")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0,limit",
        "limit=201,limit",
        "limit=x,limit",
        "limit=-1,limit",
        "cursor=x,cursor",
        "cursor=0123456789ABCDEF01234567,cursor"
    })
    void wrongParameterIsNamed(String query, String field) {
        SignedUp.anew()
                .request()
                .get("/api/auth/sessions?" + query)
                .then()
                .statusCode(400)
                .body("fields", hasKey(field));
    }

    @Test
    void endedSessionIsRefusedAndNoLongerListed() {
        SignedUp person = SignedUp.anew();
        SignedUp elsewhere = person.signedInAgain();
        String id = current(elsewhere);
        Response ended = person.request().delete("/api/auth/sessions/" + id);
        assertThat(ended.statusCode()).isEqualTo(200);
        assertThat(ended.asString()).isEqualTo("{\"success\":true}");
        assertThat(ended.cookies()).isEmpty();
        elsewhere.request().get("/api/auth/me").then().statusCode(401);
        assertThat(ids(person, "")).containsExactly(current(person));
    }

    @Test
    void endOfTheOwnSessionIsALogout() {
        SignedUp person = SignedUp.anew();
        Response ended = person.request().delete("/api/auth/sessions/" + current(person));
        assertThat(ended.statusCode()).isEqualTo(200);
        assertThat(ended.cookie("aac_refresh")).isEmpty();
        person.request().get("/api/auth/me").then().statusCode(401);
    }

    @Test
    void foreignMissingAndImpossibleIdsAnswerTheSameBytes() {
        SignedUp person = SignedUp.anew();
        SignedUp stranger = SignedUp.anew();
        Set<String> answers = new LinkedHashSet<>();
        for (String id :
                new String[] {
                    current(stranger), "0".repeat(24), "x", "A".repeat(24), "x".repeat(3_000)
                }) {
            Response answer = person.request().delete("/api/auth/sessions/" + id);
            assertThat(answer.statusCode()).isEqualTo(404);
            answers.add(
                    answer.asString().replace(answer.jsonPath().getString("correlationId"), ""));
        }
        assertThat(answers).hasSize(1);
        stranger.request().get("/api/auth/me").then().statusCode(200);
    }

    @Test
    void sessionsNeedAToken() {
        given().get("/api/auth/sessions").then().statusCode(401);
        given().delete("/api/auth/sessions/" + "0".repeat(24)).then().statusCode(401);
    }

    private static String current(SignedUp person) {
        return person.request()
                .get("/api/auth/sessions")
                .jsonPath()
                .getString("data.find { it.current }.id");
    }

    private static List<String> ids(SignedUp person, String query) {
        return person.request()
                .get("/api/auth/sessions" + query)
                .jsonPath()
                .getList("data.id", String.class);
    }
}
