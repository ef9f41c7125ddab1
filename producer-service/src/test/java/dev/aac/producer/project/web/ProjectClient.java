package dev.aac.producer.project.web;

import com.mongodb.client.MongoClient;
import dev.aac.producer.platform.tenancy.StoreDatabase;
import dev.aac.producer.platform.testing.SignedUp;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Projects as a client asks for them. */
public final class ProjectClient {

    public static final String ROUTE = "/api/projects";

    private ProjectClient() {}

    public static ValidatableResponse create(SignedUp person, Map<String, ?> body) {
        return person.request().contentType(ContentType.JSON).body(body).post(ROUTE).then();
    }

    /** The id of a new project. */
    public static String created(SignedUp person, Map<String, ?> body) {
        return create(person, body).statusCode(201).extract().path("data.id");
    }

    public static ValidatableResponse change(SignedUp person, String path, Object body) {
        return person.request()
                .contentType(ContentType.JSON)
                .body(body)
                .patch(ROUTE + "/" + path)
                .then();
    }

    public static Response get(SignedUp person, String path) {
        return person.request().get(ROUTE + "/" + path);
    }

    public static Response delete(SignedUp person, String path) {
        return person.request().delete(ROUTE + "/" + path);
    }

    /** What an operator does who changes a limit of one organization. */
    public static void limit(
            MongoClient client, StoreDatabase database, SignedUp admin, int projects) {
        client.getDatabase(database.resolve())
                .getCollection("organizations")
                .updateOne(
                        new Document("_id", new ObjectId(admin.organizationId())),
                        new Document("$set", new Document("limits.maxProjects", projects)));
    }
}
