package dev.aac.producer.audit.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import dev.aac.producer.platform.tenancy.StoreDatabase;
import dev.aac.producer.platform.testing.RefreshTokens;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading the trail: pages, filters, the export, the check; and by whom it cannot be read. */
@QuarkusTest
@Tag("serial")
class AuditListApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject MongoClient client;

    @Inject StoreDatabase database;

    @Test
    void pagesFollowOneAnother() {
        SignedUp admin = SignedUp.anew();
        JsonPath first = AuditClient.page(admin, "?limit=3");
        assertThat(first.getList("data.seq", Long.class)).containsExactly(4L, 3L, 2L);
        JsonPath second =
                AuditClient.page(admin, "?limit=3&cursor=" + first.getString("nextCursor"));
        assertThat(second.getList("data.seq", Long.class)).containsExactly(1L);
        assertThat(second.getString("nextCursor")).isNull();
        assertThat(AuditClient.page(admin, "?limit=4").getString("nextCursor")).isNull();
    }

    @Test
    void filtersFindTheirEvents() {
        SignedUp admin = SignedUp.anew();
        admin.signedInAgain();
        assertThat(AuditClient.page(admin, "?type=UserCreated,UserLoggedIn").getList("data.type"))
                .containsExactly("UserLoggedIn", "UserCreated");
        assertThat(
                        AuditClient.page(
                                        admin,
                                        "?type=UserCreated&type=UserLoggedIn&subject=user:"
                                                + admin.userId())
                                .getList("data"))
                .hasSize(2);
        assertThat(AuditClient.page(admin, "?actor=" + admin.userId()).getList("data")).hasSize(6);
        assertThat(AuditClient.page(admin, "?actor=" + "0".repeat(24)).getList("data")).isEmpty();
        assertThat(AuditClient.page(admin, "?to=2020-01-01T00:00:00Z").getList("data")).isEmpty();
        assertThat(AuditClient.page(admin, "?from=2020-01-01T00:00:00Z").getList("data"))
                .hasSize(6);
    }

    @Test
    void typesThatAreNotWantedAreLeftOut() {
        SignedUp admin = SignedUp.anew();
        admin.signedInAgain();
        assertThat(
                        AuditClient.page(admin, "?exceptType=UserLoggedIn,UserCreated")
                                .getList("data.type"))
                .containsExactly(
                        "AuthSessionCreated",
                        "AuthSessionCreated",
                        "OrganizationSignupCompleted",
                        "OrganizationCreated");
        assertThat(
                        AuditClient.page(
                                        admin,
                                        "?type=UserLoggedIn,UserCreated&exceptType=UserCreated")
                                .getList("data.type"))
                .containsExactly("UserLoggedIn");
        assertThat(AuditClient.page(admin, "?exceptType=").getList("data")).hasSize(6);
    }

    /** Refreshes are routine and drown the rest; they are in the chain all the same. */
    @Test
    void pagesWithoutRefreshesFollowOneAnotherAndTheExportHasThem() {
        SignedUp admin = SignedUp.anew();
        String token = RefreshTokens.ofNewSession(admin);
        for (int i = 0; i < 3; i++) {
            token = RefreshTokens.refreshed(token).refreshToken();
        }
        String query = "?exceptType=TokenRefreshed&limit=4";
        JsonPath first = AuditClient.page(admin, query);
        assertThat(first.getList("data.seq", Long.class)).containsExactly(6L, 5L, 4L, 3L);
        assertThat(
                        AuditClient.page(admin, query + "&cursor=" + first.getString("nextCursor"))
                                .getList("data.seq", Long.class))
                .containsExactly(2L, 1L);
        assertThat(AuditClient.lines(admin, "")).hasSize(9);
        assertThat(AuditClient.lines(admin, "?exceptType=TokenRefreshed")).hasSize(6);
        assertThat(AuditClient.verification(admin).getBoolean("data.intact")).isTrue();
    }

    @Test
    void exportIsTheChainFromItsBeginning() {
        SignedUp admin = SignedUp.anew();
        List<JsonPath> events = AuditClient.lines(admin, "").stream().map(JsonPath::new).toList();
        assertThat(events)
                .extracting(event -> event.getLong("seq"))
                .containsExactly(1L, 2L, 3L, 4L);
        for (int i = 1; i < events.size(); i++) {
            assertThat(events.get(i).getString("previousHash"))
                    .isEqualTo(events.get(i - 1).getString("hash"));
        }
        assertThat(events.getLast().getMap("$"))
                .isEqualTo(AuditClient.page(admin, "").getMap("data[0]"));
        assertThat(AuditClient.lines(admin, "?type=UserCreated")).hasSize(1);
        assertThat(AuditClient.lines(admin, "?type=UserLogout")).isEmpty();
    }

    @Test
    void untouchedChainIsIntact() {
        SignedUp admin = SignedUp.anew();
        JsonPath report = AuditClient.verification(admin);
        assertThat(report.getMap("data"))
                .containsOnlyKeys("events", "intact", "headHash", "firstFault")
                .containsEntry("events", 4)
                .containsEntry("intact", true)
                .containsEntry("firstFault", null)
                .containsEntry("headHash", AuditClient.page(admin, "").getString("data[0].hash"));
    }

    @Test
    void whatIsDoneToTheStoreIsNamed() {
        SignedUp admin = SignedUp.anew();
        List<String> ids = AuditClient.page(admin, "").getList("data.id", String.class).reversed();
        MongoCollection<Document> events = collection("audit_events");
        Document second = events.find(at(admin, 2)).first();
        Document last = events.find(at(admin, 4)).first();

        missing(admin, events, 4, "TRUNCATED");
        events.insertOne(last);
        events.updateOne(at(admin, 2), new Document("$set", new Document("userId", "mallory")));
        fault(admin, 2, ids.get(1), "EDITED");
        missing(admin, events, 2, "DELETED");
        events.insertOne(second);
        assertThat(AuditClient.verification(admin).getBoolean("data.intact")).isTrue();
        swap(admin, events);
        fault(admin, 2, ids.get(2), "OUT_OF_PLACE");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0,limit",
        "limit=201,limit",
        "limit=x,limit",
        "cursor=0,cursor",
        "cursor=-1,cursor",
        "cursor=99999999999999999999,cursor",
        "type=Anything,type",
        "type=UserLogout&type=userlogout,type",
        "exceptType=Anything,exceptType",
        "type=UserLogout&exceptType=UserLogout,exceptType",
        "actor=a&actor=b,actor",
        "subject=two words,subject",
        "from=yesterday,from",
        "to=1969-12-31T23:59:59Z,to",
        "from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z,to"
    })
    void wrongParameterIsNamed(String query, String field) {
        SignedUp.anew()
                .request()
                .get(AuditClient.ROUTE + "?" + query)
                .then()
                .statusCode(400)
                .body("fields", hasKey(field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?organizationId=65f000000000000000000001",
                "?actor[$ne]=x",
                "?hash=x",
                "/verification?limit=1"
            })
    void unknownParameterIsRefused(String query) {
        SignedUp.anew()
                .request()
                .urlEncodingEnabled(true)
                .get(AuditClient.ROUTE + query)
                .then()
                .statusCode(400);
    }

    @Test
    void operatorsOfTheStoreAreTextsToIt() {
        SignedUp admin = SignedUp.anew();
        for (String text : List.of("{\"$ne\":null}", "$where", "/.*/")) {
            admin.request()
                    .queryParam("actor", text)
                    .get(AuditClient.ROUTE)
                    .then()
                    .statusCode(200)
                    .body("data.size()", equalTo(0));
        }
    }

    @Test
    void otherOrganizationSeesNothingOfIt() {
        SignedUp victim = SignedUp.anew();
        SignedUp stranger = SignedUp.anew();
        String cursor = AuditClient.page(victim, "?limit=1").getString("nextCursor");
        for (String query :
                List.of(
                        "?subject=user:" + victim.userId(),
                        "?actor=" + victim.userId(),
                        "?limit=200&cursor=" + cursor)) {
            assertThat(AuditClient.page(stranger, query).getList("data.organizationId"))
                    .doesNotContain(victim.organizationId());
        }
        assertThat(AuditClient.lines(stranger, ""))
                .hasSize(4)
                .noneMatch(line -> line.contains(victim.organizationId()));
        assertThat(AuditClient.verification(stranger).getInt("data.events")).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "developer"})
    void onlyAdminsReadIt(String role) {
        SignedUp person = SignedUp.anew();
        collection("users")
                .updateOne(
                        new Document("organizationId", new ObjectId(person.organizationId()))
                                .append("_id", new ObjectId(person.userId())),
                        new Document("$set", new Document("role", role)));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                person.request()
                                        .get(AuditClient.ROUTE)
                                        .then()
                                        .statusCode(403)
                                        .body("code", equalTo("auth.insufficient_permissions")));
        person.request()
                .accept(AuditResource.JSON_LINES)
                .get(AuditClient.ROUTE)
                .then()
                .statusCode(403);
        person.request().get(AuditClient.ROUTE + "/verification").then().statusCode(403);
    }

    @Test
    void nobodyReadsItWithoutAToken() {
        given().get(AuditClient.ROUTE).then().statusCode(401);
        given().get(AuditClient.ROUTE + "/verification").then().statusCode(401);
    }

    /** Whoever moved the event here may do it once more in this moment. */
    private static void missing(
            SignedUp admin, MongoCollection<Document> events, int seq, String kind) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            events.deleteOne(at(admin, seq));
                            fault(admin, seq, null, kind);
                        });
    }

    private static void fault(SignedUp admin, int seq, @Nullable String id, String kind) {
        JsonPath report = AuditClient.verification(admin);
        assertThat(report.getBoolean("data.intact")).isFalse();
        assertThat(report.<String, Object>getMap("data.firstFault"))
                .containsEntry("seq", seq)
                .containsEntry("id", id)
                .containsEntry("kind", kind);
    }

    /** The second and the third; the unique index wants a number in between. */
    private static void swap(SignedUp admin, MongoCollection<Document> events) {
        for (Map.Entry<Integer, Integer> move :
                List.of(Map.entry(2, 100), Map.entry(3, 2), Map.entry(100, 3))) {
            events.updateOne(
                    at(admin, move.getKey()),
                    new Document("$set", new Document("seq", (long) move.getValue())));
        }
    }

    private static Bson at(SignedUp admin, long seq) {
        return new Document("organizationId", new ObjectId(admin.organizationId()))
                .append("seq", seq);
    }

    private MongoCollection<Document> collection(String name) {
        return client.getDatabase(database.resolve()).getCollection(name);
    }
}
