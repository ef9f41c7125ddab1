package dev.aac.producer.identity.storage;

import dev.aac.producer.identity.Session;
import dev.aac.producer.identity.SessionId;
import dev.aac.producer.identity.Sessions;
import dev.aac.producer.identity.UserId;
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
import java.util.Set;
import org.bson.Document;
import org.bson.types.ObjectId;

/** {@link Sessions} in MongoDB. */
@ApplicationScoped
public class MongoSessions implements Sessions {

    private static final int ASKED_MAX = 500;
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
    public void insert(OrganizationScope scope, Session session) {
        sessions.in(scope).insert(SessionDocument.of(scope, session));
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
    public void end(OrganizationScope scope, SessionId id) {
        sessions.in(scope).deleteFirst(new Document("_id", new ObjectId(id.value())));
    }

    @Override
    public void endAll(OrganizationScope scope, UserId userId) {
        sessions.in(scope).deleteAll(new Document("userId", new ObjectId(userId.value())));
    }

    @Override
    public int removeExpired(Instant before, int limit) {
        Document expired = new Document("expiresAt", new Document("$lt", before));
        List<MaintenanceScope.Pair> found =
                MaintenanceScope.forPurpose("expired sessions")
                        .pairs(
                                new MaintenanceScope.Sweep<>(
                                        sessions, "_id", expired, new Document("expiresAt", 1)),
                                limit);
        found.forEach(pair -> end(pair.reenter(), new SessionId(pair.key())));
        return found.size();
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
