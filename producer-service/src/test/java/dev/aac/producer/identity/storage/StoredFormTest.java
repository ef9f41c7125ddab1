package dev.aac.producer.identity.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.identity.Device;
import dev.aac.producer.identity.Email;
import dev.aac.producer.identity.ExternalIdentity;
import dev.aac.producer.identity.ProviderName;
import dev.aac.producer.identity.Role;
import dev.aac.producer.identity.Seats;
import dev.aac.producer.identity.SessionId;
import dev.aac.producer.identity.Sessions;
import dev.aac.producer.identity.UserId;
import dev.aac.producer.identity.Users;
import dev.aac.producer.platform.tenancy.GuardedStore;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.ScopedCollection;
import dev.aac.schema.StoreCollection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What others wrote into the store, what older producers did, and more of it than one call has. */
class StoredFormTest {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

    private final StoredPeople stored = new StoredPeople(STORE);
    private final ObjectId organization = new ObjectId();
    private final OrganizationScope acme =
            OrganizationScope.ofNewOrganization(new OrganizationId(organization.toHexString()));

    @ParameterizedTest
    @CsvSource({"root,active", "viewer,gone", "Viewer,active", "viewer,ACTIVE"})
    void userWithARoleOrStatusThatIsNoneDoesNotExist(String role, String status) {
        Document user = user(role, status);
        STORE.raw(StoreCollection.USERS).insertOne(user);
        Email email = new Email(user.getString("email"));
        assertThat(stored.users().findByEmail(email)).isEmpty();
        assertThat(stored.users().find(acme, id(user))).isEmpty();
        assertThat(
                        stored.users()
                                .findByIdentity(
                                        new ExternalIdentity(
                                                ProviderName.GITHUB, id(user).value())))
                .isEmpty();
        assertThat(stored.users().activeRoles(acme, List.of(id(user)))).isEmpty();
        assertThat(stored.members().find(acme, id(user))).isEmpty();
        assertThat(stored.members().page(acme, null, 10)).isEmpty();
        assertThat(stored.members().count(acme)).as("it has its place").isEqualTo(1);
    }

    @Test
    void readableUserIsReadWithAllThatItHas() {
        Document user = user("developer", "active").append("signInNetworks", List.of("192.0.2.0"));
        STORE.raw(StoreCollection.USERS).insertOne(user);
        Users.Credentials found =
                stored.users().findByEmail(new Email(user.getString("email"))).orElseThrow();
        assertThat(found.hash()).isNull();
        assertThat(found.networks()).containsExactly("192.0.2.0");
        assertThat(found.user().role()).isEqualTo(Role.DEVELOPER);
        assertThat(stored.members().find(acme, id(user)).orElseThrow().updatedAt())
                .isEqualTo(THEN.plusSeconds(1));
    }

    @Test
    void ofTooManyNetworksTheFirstIsForgotten() {
        Document user = user("viewer", "active");
        STORE.raw(StoreCollection.USERS).insertOne(user);
        for (int i = 0; i <= Users.NETWORKS_MAX; i++) {
            stored.users().rememberNetwork(acme, id(user), "192.0.2." + i);
        }
        assertThat(
                        stored.users()
                                .findByEmail(new Email(user.getString("email")))
                                .orElseThrow()
                                .networks())
                .hasSize(Users.NETWORKS_MAX)
                .contains("192.0.2.1", "192.0.2." + Users.NETWORKS_MAX)
                .doesNotContain("192.0.2.0");
    }

    @Test
    void moreUsersThanOneCallHasAreReadInParts() {
        List<Document> users =
                IntStream.rangeClosed(0, ScopedCollection.READ_MAX)
                        .mapToObj(_ -> user("viewer", "active"))
                        .toList();
        STORE.raw(StoreCollection.USERS).insertMany(users);
        List<UserId> ids = users.stream().map(StoredFormTest::id).toList();
        assertThat(stored.users().activeRoles(acme, ids)).hasSize(ScopedCollection.READ_MAX + 1);
        assertThat(stored.users().activeRoles(acme, ids.subList(0, Users.ASKED_MAX)))
                .hasSize(Users.ASKED_MAX);
        assertThat(stored.seats().all(acme))
                .hasSize(ScopedCollection.READ_MAX + 1)
                .extracting(Seats.Seat::userId)
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void moreSessionsThanOneCallHasAreReadInParts() {
        List<Document> sessions =
                IntStream.rangeClosed(0, 1_000).mapToObj(_ -> session(new Document())).toList();
        STORE.raw(StoreCollection.SESSIONS).insertMany(sessions);
        List<SessionId> ids = new ArrayList<>();
        sessions.forEach(each -> ids.add(new SessionId(each.getObjectId("_id").toHexString())));
        assertThat(stored.sessions().open(acme, ids)).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(stored.sessions().open(acme, ids.subList(0, 2))).hasSize(2);
        assertThat(stored.sessions().open(acme, List.of())).isEmpty();
    }

    @Test
    void sessionThatIsOlderThanRefreshTokensIsListedAndNotRefreshed() {
        Document old = session(new Document("familyHash", "old"));
        Document half = session(new Document("familyHash", "half").append("refreshHash", "h"));
        STORE.raw(StoreCollection.SESSIONS).insertMany(List.of(old, half));
        assertThat(stored.sessions().findByFamily("old")).isEmpty();
        assertThat(stored.sessions().findByFamily("half")).isEmpty();
        UserId owner = new UserId(old.getObjectId("userId").toHexString());
        assertThat(stored.sessions().page(acme, new Sessions.PageQuery(owner, THEN, null, 10)))
                .singleElement()
                .satisfies(
                        session -> {
                            assertThat(session.device()).isEqualTo(Device.UNKNOWN);
                            assertThat(session.createdAt()).isEqualTo(THEN);
                            assertThat(session.lastUsedAt()).isEqualTo(THEN);
                        });
    }

    @Test
    void keyWithARoleThatIsNoneDoesNotExist() {
        Document key =
                new Document("_id", new ObjectId())
                        .append("organizationId", organization)
                        .append("hash", new ObjectId().toHexString())
                        .append("name", "Key")
                        .append("beginning", "aac_live_abcd")
                        .append("role", "root")
                        .append("createdBy", new ObjectId())
                        .append("createdAt", Date.from(THEN));
        STORE.raw(StoreCollection.API_KEYS).insertOne(key);
        assertThat(stored.apiKeys().findByHash(key.getString("hash"))).isEmpty();
        assertThat(stored.apiKeys().list(acme, null)).isEmpty();
    }

    @Test
    void documentsAreShownByTheirIdAlone() {
        Document user = user("viewer", "active").append("passwordHash", "$2a$secret");
        Document session = session(new Document("familyHash", new ObjectId().toHexString()));
        STORE.raw(StoreCollection.USERS).insertOne(user);
        STORE.raw(StoreCollection.SESSIONS).insertOne(session);
        assertThat(
                        STORE.collection(StoreCollection.USERS, UserDocument.class)
                                .find(new Document("organizationId", organization))
                                .first())
                .hasToString("UserDocument[" + user.getObjectId("_id") + "]");
        assertThat(
                        STORE.collection(StoreCollection.SESSIONS, SessionDocument.class)
                                .find(new Document("organizationId", organization))
                                .first())
                .hasToString("SessionDocument[" + session.getObjectId("_id") + "]");
    }

    private Document user(String role, String status) {
        ObjectId id = new ObjectId();
        return new Document("_id", id)
                .append("organizationId", organization)
                .append("email", id + "@example.org")
                .append("identities", List.of("github:" + id))
                .append("name", "Somebody")
                .append("role", role)
                .append("status", status)
                .append("createdAt", Date.from(THEN))
                .append("updatedAt", Date.from(THEN.plusSeconds(1)));
    }

    private Document session(Document more) {
        Document session =
                new Document("_id", new ObjectId())
                        .append("organizationId", organization)
                        .append("userId", new ObjectId())
                        .append("createdAt", Date.from(THEN))
                        .append("expiresAt", Date.from(THEN.plusSeconds(60)));
        session.putAll(more);
        return session;
    }

    private static UserId id(Document user) {
        return new UserId(user.getObjectId("_id").toHexString());
    }
}
