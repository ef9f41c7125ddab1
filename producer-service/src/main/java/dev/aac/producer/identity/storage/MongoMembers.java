package dev.aac.producer.identity.storage;

import dev.aac.producer.identity.Member;
import dev.aac.producer.identity.Members;
import dev.aac.producer.identity.Role;
import dev.aac.producer.identity.Standing;
import dev.aac.producer.identity.UserId;
import dev.aac.producer.identity.UserStatus;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.ScopedCollection;
import dev.aac.producer.platform.tenancy.TenantCollection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** {@link Members} in MongoDB: each change is one conditional write of one document. */
@ApplicationScoped
public class MongoMembers implements Members {

    private static final String KEPT = "keptAdminAt";
    private static final Document JOINED_FIRST = new Document("_id", 1);
    private static final Document ID_ONLY = new Document("_id", 1);

    private final TenantCollection<UserDocument> users;

    public MongoMembers(UserRepository repository) {
        this.users = TenantCollection.of(repository);
    }

    @Override
    public List<Member> page(OrganizationScope scope, @Nullable UserId after, int limit) {
        Document filter = readable();
        if (after != null) {
            filter.append("_id", new Document("$gt", new ObjectId(after.value())));
        }
        // An id begins with the time at which it was made.
        return users.in(scope).find(filter, JOINED_FIRST, limit).stream()
                .map(UserDocument::toMember)
                .toList();
    }

    @Override
    public Optional<Member> find(OrganizationScope scope, UserId id) {
        return users.in(scope)
                .findFirst(byId(id))
                .filter(UserDocument::isReadable)
                .map(UserDocument::toMember);
    }

    @Override
    public int count(OrganizationScope scope) {
        return (int) users.in(scope).count(new Document(), ScopedCollection.COUNT_MAX);
    }

    @Override
    public Optional<UserId> anotherAdmin(OrganizationScope scope, UserId except) {
        Document others =
                activeAdmin().append("_id", new Document("$ne", new ObjectId(except.value())));
        return users.in(scope)
                .findFirst(others, ID_ONLY)
                .map(found -> new UserId(found.id().toHexString()));
    }

    @Override
    public boolean keepAdmin(OrganizationScope scope, UserId id, long turn) {
        Document stillAdmin = byId(id);
        stillAdmin.putAll(activeAdmin());
        return users.in(scope)
                .updateFirst(stillAdmin, new Document("$max", new Document(KEPT, turn)));
    }

    @Override
    public boolean change(OrganizationScope scope, Expected expected, Standing next, Instant at) {
        Document set =
                new Document("role", next.role().apiName())
                        .append("status", next.status().apiName())
                        .append("updatedAt", at);
        return users.in(scope).updateFirst(as(expected), new Document("$set", set));
    }

    @Override
    public boolean remove(OrganizationScope scope, Expected expected) {
        return users.in(scope).deleteFirst(as(expected));
    }

    private static Document as(Expected expected) {
        Document filter =
                byId(expected.id())
                        .append("role", expected.standing().role().apiName())
                        .append("status", expected.standing().status().apiName());
        if (expected.turn() != Expected.ANY_TURN) {
            // Holds, too, for who was never kept and lacks the number.
            Document later = new Document("$gt", expected.turn());
            filter.append(KEPT, new Document("$not", later));
        }
        return filter;
    }

    /** See {@link UserDocument#isReadable}; asked of the store, so that pages are full. */
    private static Document readable() {
        List<String> roles = Arrays.stream(Role.values()).map(Role::apiName).toList();
        List<String> states = Arrays.stream(UserStatus.values()).map(UserStatus::apiName).toList();
        return new Document("role", new Document("$in", roles))
                .append("status", new Document("$in", states));
    }

    private static Document activeAdmin() {
        return new Document("role", Role.ADMIN.apiName())
                .append("status", UserStatus.ACTIVE.apiName());
    }

    private static Document byId(UserId id) {
        return new Document("_id", new ObjectId(id.value()));
    }
}
