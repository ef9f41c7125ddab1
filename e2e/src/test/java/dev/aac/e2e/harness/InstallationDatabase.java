package dev.aac.e2e.harness;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/** The database of a copy, opened behind the product's back. */
public final class InstallationDatabase implements AutoCloseable {

    private final MongoClient client;
    private final MongoDatabase database;

    InstallationDatabase(String uri) {
        ConnectionString connection = new ConnectionString(uri);
        String name = connection.getDatabase();
        this.client = MongoClients.create(connection);
        this.database = client.getDatabase(name == null ? "automation_platform" : name);
    }

    /** Changes a user's role as no route of the interface allows yet. */
    public void setRole(String email, String role) {
        long changed =
                database.getCollection("users")
                        .updateOne(Filters.eq("email", email), Updates.set("role", role))
                        .getModifiedCount();
        if (changed != 1) {
            throw new IllegalStateException("no user with the e-mail " + email + " was changed");
        }
    }

    /** Changes how many runs an organization may have at one time. */
    public void setConcurrentRuns(String organizationId, int limit) {
        long changed =
                database.getCollection("organizations")
                        .updateOne(
                                Filters.eq("_id", new ObjectId(organizationId)),
                                Updates.set("limits.maxConcurrentRuns", limit))
                        .getModifiedCount();
        if (changed != 1) {
            throw new IllegalStateException("no organization " + organizationId + " was changed");
        }
    }

    /**
     * Which of an organization's places are taken, looked at from number 0 to the last, exclusive.
     */
    public List<String> placesTaken(String organizationId, int last) {
        List<String> places =
                IntStream.range(0, last).mapToObj(i -> organizationId + "#" + i).toList();
        return database.getCollection("executions")
                .find(Filters.in("slotKey", places))
                .projection(Projections.include("slotKey"))
                .map(document -> document.getString("slotKey"))
                .into(new ArrayList<>());
    }

    /** How large the document of an execution is, in bytes. */
    public int executionDocumentBytes(String taskId) {
        RawBsonDocument document =
                database.getCollection("executions", RawBsonDocument.class)
                        .find(Filters.eq("taskId", taskId))
                        .first();
        if (document == null) {
            throw new IllegalStateException("there is no document of " + taskId);
        }
        return document.getByteBuffer().remaining();
    }

    /** Whether a text is anywhere in the store, in whatever field of whatever document. */
    public boolean holds(String text) {
        for (String name : database.listCollectionNames()) {
            for (Document document : database.getCollection(name).find()) {
                if (document.toJson().contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** How many executions an organization has. */
    public long executionsOf(String organizationId) {
        return database.getCollection("executions")
                .countDocuments(Filters.eq("organizationId", new ObjectId(organizationId)));
    }

    /** How many organizations, of those whose slug begins so, have no user. */
    public long organizationsWithoutUsers(String slugPrefix) {
        Set<ObjectId> without =
                database.getCollection("organizations")
                        .find(Filters.regex("slug", "^" + slugPrefix))
                        .projection(Projections.include("slug"))
                        .map(organization -> organization.getObjectId("_id"))
                        .into(new HashSet<>());
        // After the organizations: each of them comes before its user.
        database.getCollection("users")
                .find()
                .projection(Projections.include("organizationId"))
                .forEach(user -> without.remove(user.getObjectId("organizationId")));
        return without.size();
    }

    /** Lets organizations, of those whose slug begins so, seem to have been made so long ago. */
    public void age(String slugPrefix, Duration age) {
        Bson then = Updates.set("createdAt", Date.from(Instant.now().minus(age)));
        long changed =
                database.getCollection("organizations")
                        .updateMany(Filters.regex("slug", "^" + slugPrefix), then)
                        .getMatchedCount();
        if (changed == 0) {
            throw new IllegalStateException("no organization is called " + slugPrefix + "…");
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
