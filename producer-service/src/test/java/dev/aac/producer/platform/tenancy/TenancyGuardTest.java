package dev.aac.producer.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The planted violations: a guard that does not bark is noticed here. */
@QuarkusTest
@Tag("serial")
class TenancyGuardTest {

    @Inject MongoClient client;

    @Inject StoreDatabase database;

    @Test
    void commandsWithoutAnOrganizationAreNoted() {
        MongoCollection<Document> users =
                client.getDatabase(database.resolve()).getCollection("users");
        Document stranger = new Document("email", "nobody@example.org");
        users.find(stranger).first();
        users.countDocuments(stranger);
        users.updateOne(stranger, new Document("$set", new Document("name", "x")));
        users.deleteMany(stranger);
        users.findOneAndUpdate(stranger, new Document("$set", new Document("name", "x")));
        users.distinct("name", stranger, String.class).first();
        users.aggregate(List.of(new Document("$match", stranger))).first();
        Document planted = new Document("_id", new ObjectId()).append("email", "guard@planted");
        users.insertOne(planted);
        Document many =
                new Document(
                        "organizationId",
                        new Document("$in", List.of(new ObjectId(), new ObjectId())));
        users.find(many).first();
        users.deleteOne(new Document("_id", planted.getObjectId("_id")));
        assertThat(TenancyGuard.takeViolations())
                .containsExactly(
                        "find to users without an organization",
                        "aggregate to users without an organization",
                        "update to users without an organization",
                        "delete to users without an organization",
                        "findAndModify to users without an organization",
                        "distinct to users without an organization",
                        "aggregate to users without an organization",
                        "insert to users without an organization",
                        "find to users without an organization",
                        "delete to users without an organization");
    }

    /** Who calls itself a look-up of an owner may not read more than that. */
    @Test
    void ownerLookupsThatReadMoreAreNoted() {
        MongoCollection<Document> users =
                client.getDatabase(database.resolve()).getCollection("users");
        String comment = OwnerLookup.COMMENT_PREFIX + OwnerLookup.Kind.USER;
        Document byId = new Document("_id", new ObjectId());
        Document ownerOnly = new Document("_id", 0).append("organizationId", 1);
        users.find(byId).projection(ownerOnly).comment(comment).first();
        assertThat(TenancyGuard.takeViolations()).isEmpty();

        users.find(byId).comment(comment).first();
        users.find(byId)
                .projection(new Document(ownerOnly).append("email", 1))
                .comment(comment)
                .first();
        users.find(byId)
                .projection(new Document("_id", 0).append("organizationId", 0))
                .comment(comment)
                .first();
        users.find(new Document("email", "nobody@example.org"))
                .projection(ownerOnly)
                .comment(comment)
                .first();
        users.find(new Document("_id", new Document("$ne", new ObjectId())))
                .projection(ownerOnly)
                .comment(comment)
                .first();
        assertThat(TenancyGuard.takeViolations())
                .hasSize(5)
                .containsOnly("find to users without an organization");
    }

    @Test
    void notedViolationFailsTheTest() {
        client.getDatabase(database.resolve()).getCollection("sessions").find().first();
        assertThatThrownBy(TenancyGuard::failOnViolations)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("find to sessions without an organization");
    }

    @Test
    void boundAndListedCommandsAreNotNoted() {
        MongoCollection<Document> users =
                client.getDatabase(database.resolve()).getCollection("users");
        Document bound = new Document("organizationId", new ObjectId()).append("name", "nobody");
        users.find(bound).first();
        users.countDocuments(bound);
        users.deleteOne(bound);
        users.find(new Document()).comment(MaintenanceScope.COMMENT_PREFIX + "test").first();
        client.getDatabase(database.resolve())
                .getCollection("organizations")
                .find(new Document("_id", new ObjectId()))
                .first();
        assertThat(TenancyGuard.takeViolations()).isEmpty();
    }
}
