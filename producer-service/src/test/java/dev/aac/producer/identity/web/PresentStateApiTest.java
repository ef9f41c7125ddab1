package dev.aac.producer.identity.web;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import dev.aac.producer.platform.tenancy.StoreDatabase;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is written into the store directly shows within a second, whatever the token says. */
@QuarkusTest
@Tag("serial")
class PresentStateApiTest {

    private static final Duration EFFECT_MAX = Duration.ofSeconds(1);

    @Inject MongoClient client;

    @Inject StoreDatabase database;

    @Test
    void loweredRoleShowsWithinASecond() {
        SignedUp admin = SignedUp.anew();
        role(admin, "admin");
        change(admin, new Document("$set", new Document("role", "viewer")));
        within(() -> role(admin, "viewer"));
    }

    @Test
    void unknownRoleAllowsNothing() {
        SignedUp admin = SignedUp.anew();
        role(admin, "admin");
        change(admin, new Document("$set", new Document("role", "owner")));
        within(() -> status(admin, 401));
    }

    @Test
    void suspensionShowsWithinASecond() {
        SignedUp admin = SignedUp.anew();
        status(admin, 200);
        change(admin, new Document("$set", new Document("status", "suspended")));
        within(() -> status(admin, 401));
        change(admin, new Document("$set", new Document("status", "active")));
        within(() -> status(admin, 200));
    }

    @Test
    void removalShowsWithinASecond() {
        SignedUp admin = SignedUp.anew();
        status(admin, 200);
        collection("users").deleteOne(filter(admin));
        within(() -> status(admin, 401));
    }

    @Test
    void sessionRemovedByAnotherReplicaEndsWithinASecond() {
        SignedUp admin = SignedUp.anew();
        status(admin, 200);
        collection("sessions")
                .deleteMany(new Document("organizationId", new ObjectId(admin.organizationId())));
        within(() -> status(admin, 401));
    }

    private static void within(Runnable check) {
        await().atMost(EFFECT_MAX)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(check::run);
    }

    private static void role(SignedUp person, String role) {
        person.request()
                .get("/api/auth/me")
                .then()
                .statusCode(200)
                .body("data.role", equalTo(role));
    }

    private static void status(SignedUp person, int status) {
        person.request().get("/api/auth/me").then().statusCode(status);
    }

    private void change(SignedUp person, Document update) {
        collection("users").updateOne(filter(person), update);
    }

    private MongoCollection<Document> collection(String name) {
        return client.getDatabase(database.resolve()).getCollection(name);
    }

    private static Document filter(SignedUp person) {
        return new Document("organizationId", new ObjectId(person.organizationId()))
                .append("_id", new ObjectId(person.userId()));
    }
}
