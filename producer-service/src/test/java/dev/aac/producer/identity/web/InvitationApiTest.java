package dev.aac.producer.identity.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesRegex;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import dev.aac.producer.platform.tenancy.StoreDatabase;
import dev.aac.producer.platform.testing.Invited;
import dev.aac.producer.platform.testing.LogRecords;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The organizations are free ones: 3 users. */
@QuarkusTest
@Tag("serial")
class InvitationApiTest {

    private static final int RACERS = 8;

    @Inject MongoClient client;
    @Inject StoreDatabase database;

    @Test
    void invitationIsShownWithItsTokenOnce() {
        SignedUp admin = SignedUp.anew();
        String email = email();
        JsonPath made = Invited.invitation(admin, email.toUpperCase(Locale.ROOT), "viewer");
        Map<String, Object> data = made.getMap("data");
        assertThat(data)
                .containsOnlyKeys(
                        "id",
                        "organizationId",
                        "email",
                        "role",
                        "status",
                        "invitedBy",
                        "expiresAt",
                        "createdAt",
                        "inviteToken",
                        "link")
                .containsEntry("email", email)
                .containsEntry("role", "viewer")
                .containsEntry("status", "pending")
                .containsEntry("invitedBy", admin.userId())
                .containsEntry("organizationId", admin.organizationId());
        String token = made.getString("data.inviteToken");
        assertThat(token).matches("[A-Za-z0-9_-]{43}");
        assertThat(made.getString("data.link"))
                .matches("https?://.+/signup\\?inviteToken=" + token);
        assertThat(Duration.between(at(made, "createdAt"), at(made, "expiresAt")))
                .isEqualTo(Duration.ofDays(7));

        Response list = admin.request().get("/api/invitations");
        list.then().statusCode(200).body("data.id", contains(made.getString("data.id")));
        assertThat(list.asString()).doesNotContain(token).doesNotContain("ash");
        assertThat(String.valueOf(invitations().find(own(admin)).first()))
                .contains(email)
                .doesNotContain(token);
    }

    private static Instant at(JsonPath answer, String field) {
        return Instant.parse(answer.getString("data." + field));
    }

    @Test
    void whoHasTheTokenSeesWhatItStandsForAndJoins() {
        SignedUp admin = SignedUp.anew();
        String email = email();
        String token = Invited.invitation(admin, email, "developer").getString("data.inviteToken");
        validate(token)
                .statusCode(200)
                .body("data.valid", equalTo(true))
                .body("data.status", equalTo("pending"))
                .body("data.email", equalTo(email))
                .body("data.role", equalTo("developer"))
                .body("data.organizationName", matchesRegex("Organization .+"));

        try (LogRecords log = LogRecords.listen()) {
            Invited.accept(token, email)
                    .statusCode(201)
                    .body("token", matchesRegex("[\\w-]+\\.[\\w-]+\\.[\\w-]+"))
                    .body("user.email", equalTo(email))
                    .body("user.role", equalTo("developer"))
                    .body("user.organizationId", equalTo(admin.organizationId()));
            assertThat(log.saying("InvitationAccepted")).isNotEmpty();
            assertThat(log.saying(token)).isEmpty();
        }

        validate(token).body("data.valid", equalTo(false)).body("data.status", equalTo("accepted"));
        ended(Invited.accept(token, email));
        admin.request()
                .get("/api/invitations?status=accepted")
                .then()
                .body("data.email", contains(email));
    }

    @Test
    void ofManyWhoAcceptOneInvitationAtOnceOneComesIn() throws Exception {
        SignedUp admin = SignedUp.anew();
        String email = email();
        String token = Invited.invitation(admin, email, "viewer").getString("data.inviteToken");
        List<Integer> statuses =
                atOnce(
                        Collections.nCopies(
                                RACERS, () -> Invited.accept(token, email).extract().statusCode()));
        assertThat(Collections.frequency(statuses, 201)).isEqualTo(1);
        assertThat(Collections.frequency(statuses, 409)).isEqualTo(RACERS - 1);
        admin.request().get("/api/users").then().body("data.size()", equalTo(2));
    }

    @Test
    void neverMoreComeInThanThePlanHasUsers() throws Exception {
        SignedUp admin = SignedUp.anew();
        limit(admin, RACERS + 1);
        List<Callable<Integer>> racers = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            String email = email();
            String token = Invited.invitation(admin, email, "viewer").getString("data.inviteToken");
            racers.add(() -> Invited.accept(token, email).extract().statusCode());
        }
        limit(admin, 3);
        List<Integer> statuses = atOnce(racers);
        assertThat(Collections.frequency(statuses, 201)).isEqualTo(2);
        assertThat(Collections.frequency(statuses, 409)).isEqualTo(RACERS - 2);
        admin.request().get("/api/users").then().body("data.size()", equalTo(3));

        limit(admin, 4);
        List<Integer> again = atOnce(racers);
        assertThat(Collections.frequency(again, 201))
                .as("their invitations stay good")
                .isEqualTo(1);
    }

    @Test
    void pendingInvitationCountsAsAUser() {
        SignedUp admin = SignedUp.anew();
        Invited.by(admin, "viewer");
        String id = Invited.invitation(admin, email(), "viewer").getString("data.id");
        Invited.invite(admin, Map.of("email", email(), "role", "viewer"))
                .statusCode(409)
                .body("error", equalTo("Plan limit reached"))
                .body("code", equalTo("quota.users"));
        revoke(admin, id).statusCode(200);
        Invited.invitation(admin, email(), "viewer");
    }

    @Test
    void revokedInvitationIsGoodForNothing() {
        SignedUp admin = SignedUp.anew();
        String email = email();
        JsonPath made = Invited.invitation(admin, email, "viewer");
        String token = made.getString("data.inviteToken");
        Response revoked = admin.request().delete("/api/invitations/" + made.getString("data.id"));
        assertThat(revoked.asString()).isEqualTo("{\"success\":true}");

        ended(Invited.accept(token, email));
        validate(token).body("data.valid", equalTo(false)).body("data.status", equalTo("revoked"));
        ended(revoke(admin, made.getString("data.id")));
        Invited.invitation(admin, email, "admin");
    }

    @Test
    void expiredInvitationIsGoodForNothingAndMakesRoomForAnother() {
        SignedUp admin = SignedUp.anew();
        String email = email();
        JsonPath made = Invited.invitation(admin, email, "viewer");
        invitations()
                .updateOne(
                        own(admin), new Document("$set", new Document("expiresAt", Instant.now())));
        String token = made.getString("data.inviteToken");
        ended(Invited.accept(token, email));
        validate(token).body("data.status", equalTo("expired"));
        ended(revoke(admin, made.getString("data.id")));
        admin.request()
                .get("/api/invitations?status=expired")
                .then()
                .body("data.status", contains("expired"));
        admin.request()
                .get("/api/invitations?status=pending")
                .then()
                .body("data.size()", equalTo(0));

        String next = Invited.invitation(admin, email, "viewer").getString("data.inviteToken");
        ended(Invited.accept(token, email));
        Invited.accept(next, email).statusCode(201);
    }

    @Test
    void oneEmailHasOnePendingInvitationAndNoneWithAnAccount() {
        SignedUp admin = SignedUp.anew();
        SignedUp stranger = SignedUp.anew();
        String email = email();
        Invited.invitation(admin, email, "viewer");
        Invited.invite(admin, Map.of("email", email, "role", "admin"))
                .statusCode(409)
                .body("error", equalTo("Already invited"));
        Set<String> answers = new LinkedHashSet<>();
        for (String known : new String[] {admin.email(), stranger.email()}) {
            Response answer =
                    Invited.invite(admin, Map.of("email", known, "role", "viewer"))
                            .statusCode(409)
                            .body("error", equalTo("Email already registered"))
                            .extract()
                            .response();
            answers.add(
                    answer.asString().replace(answer.jsonPath().getString("correlationId"), ""));
        }
        assertThat(answers).hasSize(1);
        Invited.invitation(stranger, email, "viewer");
    }

    @Test
    void onlyTheInvitedEmailJoinsAndOnlyUnderTheInvitedRole() {
        SignedUp admin = SignedUp.anew();
        String email = email();
        String token = Invited.invitation(admin, email, "viewer").getString("data.inviteToken");
        Invited.accept(token, email()).statusCode(400).body("fields", hasKey("email"));
        for (String extra : new String[] {"organizationName", "slug", "role", "organizationId"}) {
            Map<String, Object> body = signUp(token, email);
            body.put(extra, "admin");
            signUp(body).statusCode(400).body("fields", hasKey(extra));
        }
        Map<String, Object> weak = signUp(token, email);
        weak.put("password", "short");
        signUp(weak).statusCode(400).body("error", equalTo("Weak password"));
        Map<String, Object> nameless = signUp(token, email);
        nameless.remove("name");
        signUp(nameless).statusCode(400).body("fields", hasKey("name"));
        Invited.accept(token, email.toUpperCase(Locale.ROOT))
                .statusCode(201)
                .body("user.role", equalTo("viewer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0123456789012345678901234567890123456789012", "%00", "ä"})
    void unknownTokenIsNotFound(String token) {
        validate(token).statusCode(404).body("error", equalTo("Invitation not found"));
        Invited.accept(token, email())
                .statusCode(404)
                .body("error", equalTo("Invitation not found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"developer", "viewer"})
    void onlyAdminsInvite(String role) {
        SignedUp admin = SignedUp.anew();
        SignedUp member = Invited.by(admin, role);
        String id = Invited.invitation(admin, email(), "viewer").getString("data.id");
        Invited.invite(member, Map.of("email", email(), "role", "admin")).statusCode(403);
        member.request().get("/api/invitations").then().statusCode(403);
        revoke(member, id).statusCode(403);
        given().get("/api/invitations").then().statusCode(401);
    }

    @Test
    void foreignMissingAndImpossibleIdsAnswerTheSameBytes() {
        SignedUp admin = SignedUp.anew();
        SignedUp stranger = SignedUp.anew();
        JsonPath foreign = Invited.invitation(stranger, email(), "viewer");
        Set<String> answers = new LinkedHashSet<>();
        for (String id :
                new String[] {
                    foreign.getString("data.id"), "0".repeat(24), "x", "x".repeat(3_000)
                }) {
            Response answer = admin.request().delete("/api/invitations/" + id);
            assertThat(answer.statusCode()).isEqualTo(404);
            answers.add(
                    answer.asString().replace(answer.jsonPath().getString("correlationId"), ""));
        }
        assertThat(answers).hasSize(1);
        admin.request().get("/api/invitations").then().body("data.size()", equalTo(0));
        validate(foreign.getString("data.inviteToken")).body("data.valid", equalTo(true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|email",
                "{\"email\":\"a@example.org\"}|role",
                "{\"email\":\"a@example.org\",\"role\":\"owner\"}|role",
                "{\"email\":1,\"role\":\"admin\"}|email",
                "{\"email\":\"a@example.org\",\"role\":\"viewer\",\"expiresAt\":\"x\"}|expiresAt",
                "{\"email\":\"a@example.org\",\"role\":\"viewer\",\"organizationId\":\"x\"}"
                        + "|organizationId"
            })
    void wrongFieldIsNamed(String body, String field) {
        SignedUp.anew()
                .request()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/invitations")
                .then()
                .statusCode(400)
                .body("fields", hasKey(field));
    }

    @Test
    void wrongEmailAndStatusAreRefused() {
        SignedUp admin = SignedUp.anew();
        Invited.invite(admin, Map.of("email", "nobody", "role", "viewer"))
                .statusCode(400)
                .body("error", equalTo("Invalid email format"));
        admin.request()
                .get("/api/invitations?status=open")
                .then()
                .statusCode(400)
                .body("fields.status", endsWith("pending, accepted, expired, revoked"));
    }

    private static ValidatableResponse validate(String token) {
        return given().get("/api/invitations/validate/{token}", token).then();
    }

    private static ValidatableResponse revoke(SignedUp by, String id) {
        return by.request().delete("/api/invitations/" + id).then();
    }

    private static void ended(ValidatableResponse answer) {
        answer.statusCode(409)
                .body("error", equalTo("Invitation no longer valid"))
                .body("code", equalTo("invitation.ended"));
    }

    private static Map<String, Object> signUp(String token, String email) {
        return new HashMap<>(
                Map.of(
                        "inviteToken",
                        token,
                        "email",
                        email,
                        "password",
                        "Correct-Horse-9",
                        "name",
                        "Guest"));
    }

    private static ValidatableResponse signUp(Map<String, Object> body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/auth/signup").then();
    }

    private static List<Integer> atOnce(List<? extends Callable<Integer>> racers) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(racers.size())) {
            for (Future<Integer> racer : threads.invokeAll(racers)) {
                statuses.add(racer.get());
            }
        }
        return statuses;
    }

    private void limit(SignedUp admin, int users) {
        collection("organizations")
                .updateOne(
                        new Document("_id", new ObjectId(admin.organizationId())),
                        new Document("$set", new Document("limits.maxUsers", users)));
    }

    private MongoCollection<Document> invitations() {
        return collection("invitations");
    }

    private MongoCollection<Document> collection(String name) {
        return client.getDatabase(database.resolve()).getCollection(name);
    }

    private static Document own(SignedUp admin) {
        return new Document("organizationId", new ObjectId(admin.organizationId()));
    }

    private static String email() {
        return UUID.randomUUID() + "@example.org";
    }
}
