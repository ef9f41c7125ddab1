package dev.aac.producer.identity.storage;

import static java.util.Objects.requireNonNull;

import dev.aac.producer.identity.RefreshFamily;
import dev.aac.producer.identity.Session;
import dev.aac.producer.identity.SessionId;
import dev.aac.producer.identity.Sessions;
import dev.aac.producer.identity.UserId;
import dev.aac.producer.platform.tenancy.CredentialLookup;
import dev.aac.producer.platform.tenancy.MaintenanceScope;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.ScopedCollection;
import dev.aac.producer.platform.tenancy.TenantCollection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.types.ObjectId;

/** {@link Sessions} in MongoDB. */
@ApplicationScoped
public class MongoSessions implements Sessions {

    private static final int ASKED_MAX = 500;
    private static final String USER_ID = "userId";
    private static final String EXPIRES_AT = "expiresAt";
    private static final Document ID_ONLY = new Document("_id", 1);

    private final TenantCollection<SessionDocument> sessions;

    public MongoSessions(SessionRepository repository) {
        this.sessions = TenantCollection.of(repository);
    }

    @Override
    public SessionId newId() {
        return new SessionId(new ObjectId().toHexString());
    }

    @Override
    public void insert(OrganizationScope scope, Session session, RefreshFamily family) {
        sessions.in(scope).insert(SessionDocument.of(scope, session, family));
    }

    @Override
    public Optional<Found> findByFamily(String familyHash) {
        return CredentialLookup.find(
                        sessions, CredentialLookup.Credential.SESSION_FAMILY, familyHash)
                .flatMap(SessionDocument::toFound);
    }

    @Override
    public boolean rotate(
            OrganizationScope scope, Session used, String expectedHash, RefreshFamily rotated) {
        Document next =
                new Document("refreshHash", rotated.currentHash())
                        .append("previousHash", rotated.previousHash())
                        .append("rotatedAt", rotated.rotatedAt())
                        .append("refreshExpiresAt", rotated.expiresAt())
                        .append(EXPIRES_AT, used.expiresAt())
                        .append("lastUsedAt", used.lastUsedAt())
                        .append("address", used.device().address())
                        .append("client", used.device().client());
        return sessions.in(scope)
                .updateFirst(
                        byId(used.id()).append("refreshHash", expectedHash),
                        new Document("$set", next));
    }

    @Override
    public Set<SessionId> open(OrganizationScope scope, Collection<SessionId> ids) {
        Set<SessionId> open = new HashSet<>();
        List<SessionId> all = new ArrayList<>(ids);
        for (int from = 0; from < all.size(); from += ASKED_MAX) {
            List<SessionId> part = all.subList(from, Math.min(all.size(), from + ASKED_MAX));
            stored(sessions.in(scope), part)
                    .forEach(found -> open.add(new SessionId(found.id().toHexString())));
        }
        return open;
    }

    @Override
    public List<Session> page(OrganizationScope scope, PageQuery query) {
        Document filter =
                byUser(query.userId()).append(EXPIRES_AT, new Document("$gt", query.openAt()));
        SessionId before = query.before();
        if (before != null) {
            filter.append("_id", new Document("$lt", new ObjectId(before.value())));
        }
        // An id begins with the time at which it was made.
        return sessions.in(scope).find(filter, new Document("_id", -1), query.limit()).stream()
                .map(SessionDocument::toSession)
                .toList();
    }

    @Override
    public boolean end(OrganizationScope scope, UserId userId, SessionId id) {
        return sessions.in(scope)
                .deleteFirst(byId(id).append(USER_ID, new ObjectId(userId.value())));
    }

    @Override
    public int endAll(OrganizationScope scope, UserId userId) {
        return Math.toIntExact(sessions.in(scope).deleteAll(byUser(userId)));
    }

    @Override
    public int endOthers(OrganizationScope scope, UserId userId, SessionId kept) {
        Document others =
                byUser(userId).append("_id", new Document("$ne", new ObjectId(kept.value())));
        return Math.toIntExact(sessions.in(scope).deleteAll(others));
    }

    @Override
    public List<Expired> expired(Instant before, int limit) {
        return MaintenanceScope.forPurpose("expired sessions")
                .keys(
                        new MaintenanceScope.Sweep<>(
                                sessions,
                                "_id",
                                expiredBefore(before),
                                new Document(EXPIRES_AT, 1)),
                        List.of(USER_ID),
                        limit)
                .stream()
                .map(MongoSessions::expired)
                .toList();
    }

    private static Expired expired(MaintenanceScope.Keys found) {
        String owner = requireNonNull(found.more().get(USER_ID), "a session without a user");
        return new Expired(
                found.first().reenter(), new UserId(owner), new SessionId(found.first().key()));
    }

    @Override
    public boolean removeExpired(OrganizationScope scope, SessionId id, Instant before) {
        Document still = byId(id);
        still.putAll(expiredBefore(before));
        return sessions.in(scope).deleteFirst(still);
    }

    private static Document expiredBefore(Instant before) {
        return new Document(EXPIRES_AT, new Document("$lt", before));
    }

    private static Document byId(SessionId id) {
        return new Document("_id", new ObjectId(id.value()));
    }

    private static Document byUser(UserId userId) {
        return new Document(USER_ID, new ObjectId(userId.value()));
    }

    /** One session is asked for by equality, which every store serves by its index. */
    private static List<SessionDocument> stored(
            ScopedCollection<SessionDocument> own, List<SessionId> ids) {
        List<ObjectId> wanted = ids.stream().map(id -> new ObjectId(id.value())).toList();
        return switch (wanted.size()) {
            case 0 -> List.of();
            case 1 ->
                    own.findFirst(new Document("_id", wanted.getFirst()), ID_ONLY).stream()
                            .toList();
            default ->
                    own.find(
                            new Document("_id", new Document("$in", wanted)),
                            ID_ONLY,
                            ID_ONLY,
                            wanted.size());
        };
    }
}
