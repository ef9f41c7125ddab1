package dev.aac.producer.identity.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.notNullValue;

import dev.aac.producer.platform.testing.Invited;
import dev.aac.producer.platform.testing.LogRecords;
import dev.aac.producer.platform.testing.RefreshTokens;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
class UserApiTest {

    private static final int ROUNDS = 5;

    @Test
    void everyMemberSeesThePeopleOfItsOrganization() {
        SignedUp admin = SignedUp.anew();
        SignedUp viewer = Invited.by(admin, "viewer");
        SignedUp.anew();

        Response list = viewer.request().get("/api/users");
        list.then()
                .statusCode(200)
                .body("data.id", contains(admin.userId(), viewer.userId()))
                .body("data.role", contains("admin", "viewer"))
                .body("nextCursor", equalTo(null));
        Map<String, Object> one =
                viewer.request()
                        .get("/api/users/" + viewer.userId())
                        .then()
                        .statusCode(200)
                        .body("data.email", equalTo(viewer.email()))
                        .body("data.status", equalTo("active"))
                        .body("data.organizationId", equalTo(admin.organizationId()))
                        .body("data.lastLoginAt", notNullValue())
                        .extract()
                        .jsonPath()
                        .getMap("data");
        assertThat(one)
                .containsOnlyKeys(
                        "id",
                        "email",
                        "name",
                        "role",
                        "status",
                        "organizationId",
                        "lastLoginAt",
                        "createdAt",
                        "updatedAt");
    }

    @Test
    void listHasPages() {
        SignedUp admin = SignedUp.anew();
        SignedUp second = Invited.by(admin, "developer");
        SignedUp third = Invited.by(admin, "viewer");
        JsonPath first = admin.request().get("/api/users?limit=2").jsonPath();
        assertThat(first.getList("data.id")).containsExactly(admin.userId(), second.userId());
        JsonPath rest =
                admin.request()
                        .get("/api/users?limit=2&cursor=" + first.getString("nextCursor"))
                        .jsonPath();
        assertThat(rest.getList("data.id")).containsExactly(third.userId());
        assertThat(rest.getString("nextCursor")).isNull();
        admin.request().get("/api/users?limit=0&cursor=x").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"developer", "viewer"})
    void onlyAdminsChangePeople(String role) {
        SignedUp admin = SignedUp.anew();
        SignedUp member = Invited.by(admin, role);
        change(member, admin.userId(), "{\"role\":\"viewer\"}")
                .statusCode(403)
                .body("message", equalTo("Required role: admin"));
        change(member, member.userId(), "{\"role\":\"admin\"}").statusCode(403);
        member.request().delete("/api/users/" + admin.userId()).then().statusCode(403);
        given().get("/api/users").then().statusCode(401);
        given().delete("/api/users/" + admin.userId()).then().statusCode(401);
        admin.request().get("/api/auth/me").then().statusCode(200);
    }

    @Test
    void changedRoleActsAtOnceAndIsTold() {
        SignedUp admin = SignedUp.anew();
        SignedUp member = Invited.by(admin, "viewer");
        member.request().get("/api/invitations").then().statusCode(403);
        try (LogRecords log = LogRecords.listen()) {
            change(admin, member.userId(), "{\"role\":\"admin\"}")
                    .statusCode(200)
                    .body("data.role", equalTo("admin"))
                    .body("data.status", equalTo("active"));
            assertThat(log.saying("UserRoleChanged"))
                    .anyMatch(
                            line ->
                                    line.message().contains("actor=" + admin.userId())
                                            && line.message().contains("userId=" + member.userId())
                                            && line.message().contains("from=viewer to=admin"));
        }
        member.request().get("/api/invitations").then().statusCode(200);
        change(admin, member.userId(), "{\"role\":\"admin\"}").statusCode(200);
    }

    @Test
    void suspendedPersonIsOutUntilItSignsInAgain() {
        SignedUp admin = SignedUp.anew();
        SignedUp member = Invited.by(admin, "developer");
        String refreshToken = RefreshTokens.ofNewSession(member);
        change(admin, member.userId(), "{\"status\":\"suspended\"}")
                .statusCode(200)
                .body("data.status", equalTo("suspended"));

        member.request().get("/api/auth/me").then().statusCode(401);
        RefreshTokens.refresh(refreshToken).then().statusCode(401);
        logIn(member).statusCode(403).body("error", equalTo("Account suspended"));

        change(admin, member.userId(), "{\"status\":\"active\"}").statusCode(200);
        member.request().get("/api/auth/me").then().statusCode(401);
        RefreshTokens.refresh(refreshToken).then().statusCode(401);
        logIn(member).statusCode(200);
    }

    @Test
    void removedPersonIsGoneAndMayComeAgain() {
        SignedUp admin = SignedUp.anew();
        SignedUp member = Invited.by(admin, "developer");
        Response removed = admin.request().delete("/api/users/" + member.userId());
        assertThat(removed.statusCode()).isEqualTo(200);
        assertThat(removed.asString()).isEqualTo("{\"success\":true}");

        member.request().get("/api/auth/me").then().statusCode(401);
        logIn(member).statusCode(401).body("error", equalTo("Invalid credentials"));
        admin.request().get("/api/users/" + member.userId()).then().statusCode(404);
        admin.request().delete("/api/users/" + member.userId()).then().statusCode(404);
        Invited.invitation(admin, member.email(), "viewer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"role\":\"viewer\"}",
                "{\"role\":\"admin\"}",
                "{\"status\":\"suspended\"}",
                "{\"role\":\"developer\",\"status\":\"active\"}"
            })
    void nobodyChangesItself(String body) {
        SignedUp admin = SignedUp.anew();
        Invited.by(admin, "admin");
        change(admin, admin.userId(), body)
                .statusCode(409)
                .body("error", equalTo("Own account"))
                .body("code", equalTo("user.own_account"));
        admin.request()
                .delete("/api/users/" + admin.userId())
                .then()
                .statusCode(409)
                .body("error", equalTo("Own account"));
        admin.request().get("/api/auth/me").then().body("data.role", equalTo("admin"));
    }

    @Test
    void ofTwoAdminsWhoTakeEachOthersRoleAtOnceOneRemains() throws Exception {
        SignedUp one = SignedUp.anew();
        SignedUp two = Invited.by(one, "admin");
        for (int round = 0; round < ROUNDS; round++) {
            List<Integer> statuses = atOnce(round, one, two);
            // Who was too late may not even be an admin any more when it asks.
            assertThat(statuses).containsOnlyOnce(200);
            List<String> admins = admins(one.request().get("/api/users"), two);
            assertThat(admins).hasSize(1);
            boolean oneRemains = admins.contains(one.userId());
            SignedUp admin = oneRemains ? one : two;
            SignedUp other = oneRemains ? two : one;
            change(admin, other.userId(), "{\"role\":\"admin\",\"status\":\"active\"}")
                    .statusCode(200);
            one = oneRemains ? one : one.signedInAgain();
            two = oneRemains ? two.signedInAgain() : two;
        }
    }

    private static List<Integer> atOnce(int round, SignedUp one, SignedUp two) throws Exception {
        String body = round % 2 == 0 ? "{\"role\":\"viewer\"}" : "{\"status\":\"suspended\"}";
        List<Callable<Integer>> racers =
                List.of(
                        () -> change(one, two.userId(), body).extract().statusCode(),
                        () -> change(two, one.userId(), body).extract().statusCode());
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(racers.size())) {
            for (Future<Integer> racer : threads.invokeAll(racers)) {
                statuses.add(racer.get());
            }
        }
        return statuses;
    }

    /** The active ones, as whoever of the two was not suspended sees them. */
    private static List<String> admins(Response seenByOne, SignedUp two) {
        Response seen = seenByOne.statusCode() == 200 ? seenByOne : two.request().get("/api/users");
        return seen.jsonPath()
                .getList(
                        "data.findAll { it.role == 'admin' && it.status == 'active' }.id",
                        String.class);
    }

    @Test
    void foreignMissingAndImpossibleIdsAnswerTheSameBytes() {
        SignedUp admin = SignedUp.anew();
        SignedUp stranger = SignedUp.anew();
        Set<String> answers = new LinkedHashSet<>();
        for (String id :
                new String[] {
                    stranger.userId(), "0".repeat(24), "x", "A".repeat(24), "x".repeat(3_000)
                }) {
            answers.add(notFound(admin.request().get("/api/users/" + id)));
            answers.add(notFound(admin.request().delete("/api/users/" + id)));
            answers.add(
                    notFound(
                            admin.request()
                                    .contentType(ContentType.JSON)
                                    .body("{\"status\":\"suspended\"}")
                                    .patch("/api/users/" + id)));
        }
        assertThat(answers).hasSize(1);
        stranger.request().get("/api/auth/me").then().statusCode(200);
    }

    private static String notFound(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(404);
        return answer.asString().replace(answer.jsonPath().getString("correlationId"), "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|role",
                "{\"role\":null}|status",
                "{\"role\":\"owner\"}|role",
                "{\"role\":\"ADMIN\"}|role",
                "{\"role\":1}|role",
                "{\"role\":[\"admin\"]}|role",
                "{\"status\":\"invited\"}|status",
                "{\"status\":\"deleted\",\"role\":\"admin\"}|status",
                "{\"role\":\"viewer\",\"email\":\"x@example.org\"}|email",
                "{\"role\":\"viewer\",\"organizationId\":\"x\"}|organizationId",
                "{\"role\":\"viewer\",\"passwordHash\":\"x\"}|passwordHash"
            })
    void wrongFieldIsNamedAndNothingIsChanged(String body, String field) {
        SignedUp admin = SignedUp.anew();
        SignedUp member = Invited.by(admin, "developer");
        change(admin, member.userId(), body).statusCode(400).body("fields", hasKey(field));
        admin.request()
                .get("/api/users/" + member.userId())
                .then()
                .body("data.role", equalTo("developer"))
                .body("data.status", equalTo("active"))
                .body("data.email", equalTo(member.email()));
    }

    private static ValidatableResponse change(SignedUp by, String id, String body) {
        return by.request()
                .contentType(ContentType.JSON)
                .body(body)
                .patch("/api/users/" + id)
                .then();
    }

    private static ValidatableResponse logIn(SignedUp person) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", person.email(), "password", person.password()))
                .post("/api/auth/login")
                .then();
    }
}
