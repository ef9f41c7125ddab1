package dev.aac.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * The floor of a list: a bare Vert.x handler and the raw driver's find, no sign-in, no mapping.
 * Prints its port.
 */
public final class ListFloor {

    private static final int ROWS = 50;

    private ListFloor() {}

    /**
     * @param args the store's address and an organization
     */
    public static void main(String[] args) {
        MongoClient store = MongoClients.create(args[0]);
        MongoCollection<Document> executions =
                store.getDatabase("automation_platform").getCollection("executions");
        Document filter = new Document("organizationId", new ObjectId(args[1]));
        Vertx vertx = Vertx.vertx();
        vertx.createHttpServer()
                .requestHandler(request -> answer(vertx, request, executions, filter))
                .listen(0, "127.0.0.1")
                .onSuccess(server -> System.out.println(server.actualPort()));
    }

    private static void answer(
            Vertx vertx,
            HttpServerRequest request,
            MongoCollection<Document> executions,
            Document filter) {
        vertx.executeBlocking(() -> page(executions, filter), false)
                .onSuccess(
                        json ->
                                request.response()
                                        .putHeader("Content-Type", "application/json")
                                        .end(json));
    }

    private static String page(MongoCollection<Document> executions, Document filter) {
        List<Document> found =
                executions
                        .find(filter)
                        .sort(new Document("createdAt", -1).append("taskId", -1))
                        .limit(ROWS)
                        .into(new ArrayList<>());
        return found.stream().map(Document::toJson).collect(Collectors.joining(",", "[", "]"));
    }
}
