package dev.aac.e2e.harness;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.bson.RawBsonDocument;

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

    /** How many executions an organization has. */
    public long executionsOf(String organizationId) {
        return database.getCollection("executions")
                .countDocuments(
                        Filters.eq("organizationId", new org.bson.types.ObjectId(organizationId)));
    }

    @Override
    public void close() {
        client.close();
    }
}
