package dev.aac.producer.fuzz;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import dev.aac.producer.identity.TokensOfThePast;
import dev.aac.producer.platform.tenancy.StoreDatabase;
import dev.aac.producer.platform.testing.SignedUp;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.ObjectId;

/** What no request can do, done in the store. */
@Singleton
public class StoreBackstage implements Cast.Backstage {

    private static final String ORGANIZATION = "organizationId";
    private static final int MUCH = 900_000;
    private static final int PEOPLE = 40;
    private static final List<String> KEPT =
            List.of("users", "sessions", "invitations", "api_keys", "executions");

    private final MongoClient client;
    private final StoreDatabase database;
    private final TokensOfThePast tokens;

    public StoreBackstage(MongoClient client, StoreDatabase database, TokensOfThePast tokens) {
        this.client = client;
        this.database = database;
        this.tokens = tokens;
    }

    @Override
    public void allowMuch(SignedUp admin) {
        Document limits =
                new Document("limits.maxUsers", MUCH)
                        .append("limits.maxTestRuns", MUCH)
                        .append("limits.maxProjects", MUCH);
        collection("organizations")
                .updateOne(new Document("_id", id(admin)), new Document("$set", limits));
    }

    @Override
    public void addPeople(SignedUp like) {
        for (int i = 0; i < PEOPLE; i++) {
            Document another = new Document(person(like));
            another.put("_id", new ObjectId());
            another.put("email", UUID.randomUUID() + "@example.org");
            another.remove("seatKey");
            collection("users").insertOne(another);
        }
    }

    @Override
    public void expireKeys(SignedUp admin, String name) {
        Date past = Date.from(Instant.now().minus(Duration.ofHours(1)));
        collection("api_keys")
                .updateMany(
                        own(admin).append("name", name),
                        new Document("$set", new Document("expiresAt", past)));
    }

    @Override
    public String expiredToken(SignedUp person) {
        return tokens.of(person);
    }

    /** Everything that an organization has and that does not change by itself. */
    Map<String, List<Document>> everything(SignedUp admin) {
        Map<String, List<Document>> everything = new TreeMap<>();
        for (String kind : KEPT) {
            everything.put(
                    kind,
                    collection(kind)
                            .find(own(admin))
                            .sort(new Document("_id", 1))
                            .into(new ArrayList<>()));
        }
        everything.put("organizations", List.of(organization(admin)));
        return everything;
    }

    /** What an organization is allowed. */
    Document allowance(SignedUp admin) {
        Document organization = organization(admin);
        return new Document("plan", organization.get("plan"))
                .append("slug", organization.get("slug"))
                .append("limits", organization.get("limits"));
    }

    /** A person as it is kept. */
    Document person(SignedUp person) {
        return first("users", own(person).append("_id", new ObjectId(person.userId())));
    }

    /** So that the dispatcher of other tests has nothing to do with them. */
    void forgetExecutions(SignedUp admin) {
        collection("executions").deleteMany(own(admin));
    }

    private Document organization(SignedUp admin) {
        return first("organizations", new Document("_id", id(admin)));
    }

    private Document first(String kind, Document filter) {
        Document found = collection(kind).find(filter).first();
        return found == null ? new Document("missing", true) : found;
    }

    private static Document own(SignedUp person) {
        return new Document(ORGANIZATION, id(person));
    }

    private static ObjectId id(SignedUp person) {
        return new ObjectId(person.organizationId());
    }

    private MongoCollection<Document> collection(String kind) {
        return client.getDatabase(database.resolve()).getCollection(kind);
    }
}
