package dev.aac.producer.identity.storage;

import dev.aac.producer.identity.Email;
import dev.aac.producer.identity.ExternalIdentity;
import dev.aac.producer.identity.PasswordHash;
import dev.aac.producer.identity.Role;
import dev.aac.producer.identity.SignInMeans;
import dev.aac.producer.identity.User;
import dev.aac.producer.identity.UserId;
import dev.aac.producer.identity.UserStatus;
import dev.aac.producer.identity.Users;
import dev.aac.producer.platform.tenancy.CredentialLookup;
import dev.aac.producer.platform.tenancy.DuplicateKey;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.ScopedCollection;
import dev.aac.producer.platform.tenancy.TenantCollection;
import dev.aac.schema.StoreIndex;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;

/** {@link Users} in MongoDB. */
@ApplicationScoped
public class MongoUsers implements Users {

    private static final String NETWORKS = "signInNetworks";
    private static final String IDENTITIES = "identities";
    private static final Document STATE = new Document("role", 1).append("status", 1);

    private final TenantCollection<UserDocument> users;

    public MongoUsers(UserRepository repository) {
        this.users = TenantCollection.of(repository);
    }

    @Override
    public UserId newId() {
        return new UserId(new ObjectId().toHexString());
    }

    @Override
    public boolean insert(OrganizationScope scope, User user, SignInMeans means) {
        try {
            users.in(scope).insert(UserDocument.of(user, means, null));
            return true;
        } catch (DuplicateKey duplicate) {
            if (duplicate.isOn(StoreIndex.USERS_EMAIL)
                    || duplicate.isOn(StoreIndex.USERS_IDENTITY)) {
                return false;
            }
            throw duplicate;
        }
    }

    @Override
    public Optional<Credentials> findByEmail(Email email) {
        return CredentialLookup.find(users, CredentialLookup.Credential.USER_EMAIL, email.value())
                .filter(UserDocument::isReadable)
                .map(UserDocument::toCredentials);
    }

    @Override
    public Optional<User> findByIdentity(ExternalIdentity identity) {
        return CredentialLookup.find(
                        users, CredentialLookup.Credential.USER_IDENTITY, identity.key())
                .filter(UserDocument::isReadable)
                .map(UserDocument::toUser);
    }

    @Override
    public Optional<User> find(OrganizationScope scope, UserId id) {
        return users.in(scope)
                .findFirst(byId(id))
                .filter(UserDocument::isReadable)
                .map(UserDocument::toUser);
    }

    @Override
    public Map<UserId, Role> activeRoles(OrganizationScope scope, Collection<UserId> ids) {
        Map<UserId, Role> roles = new HashMap<>();
        List<UserId> all = new ArrayList<>(ids);
        for (int from = 0; from < all.size(); from += ASKED_MAX) {
            List<UserId> part = all.subList(from, Math.min(all.size(), from + ASKED_MAX));
            for (UserDocument found : states(users.in(scope), part)) {
                if (UserStatus.ACTIVE.apiName().equals(found.status())) {
                    // A role that does not exist, written by hand, allows nothing.
                    Role.named(found.role())
                            .ifPresent(
                                    role -> roles.put(new UserId(found.id().toHexString()), role));
                }
            }
        }
        return roles;
    }

    @Override
    public void recordLogin(OrganizationScope scope, UserId id, Instant at) {
        users.in(scope)
                .updateFirst(byId(id), new Document("$set", new Document("lastLoginAt", at)));
    }

    @Override
    public void rememberNetwork(OrganizationScope scope, UserId id, String network) {
        users.in(scope)
                .updateFirst(
                        byId(id).append(NETWORKS, new Document("$ne", network)),
                        asLast(NETWORKS, network, NETWORKS_MAX));
    }

    @Override
    public boolean rename(OrganizationScope scope, UserId id, String name, Instant at) {
        return users.in(scope)
                .updateFirst(
                        byId(id),
                        new Document("$set", new Document("name", name).append("updatedAt", at)));
    }

    @Override
    public boolean replaceHash(
            OrganizationScope scope, UserId id, PasswordHash expected, PasswordHash replacement) {
        return users.in(scope)
                .updateFirst(
                        byId(id).append("passwordHash", expected.value()),
                        new Document("$set", new Document("passwordHash", replacement.value())));
    }

    @Override
    public boolean link(OrganizationScope scope, UserId id, ExternalIdentity identity) {
        String key = identity.key();
        try {
            return users.in(scope)
                            .updateFirst(
                                    byId(id).append(IDENTITIES, new Document("$ne", key)),
                                    asLast(IDENTITIES, key, IDENTITIES_MAX))
                    || users.in(scope).findFirst(byId(id).append(IDENTITIES, key)).isPresent();
        } catch (DuplicateKey duplicate) {
            if (duplicate.isOn(StoreIndex.USERS_IDENTITY)) {
                return false;
            }
            throw duplicate;
        }
    }

    @Override
    public boolean anyIn(OrganizationScope scope) {
        return users.in(scope).count(new Document(), 1) > 0;
    }

    /** One user is asked for by equality, which every store serves by its index. */
    private static List<UserDocument> states(ScopedCollection<UserDocument> own, List<UserId> ids) {
        List<ObjectId> wanted = ids.stream().map(id -> new ObjectId(id.value())).toList();
        return switch (wanted.size()) {
            case 0 -> List.of();
            case 1 ->
                    own.findFirst(new Document("_id", wanted.getFirst()), STATE).stream().toList();
            default ->
                    own.find(
                            new Document("_id", new Document("$in", wanted)),
                            new Document("_id", 1),
                            STATE,
                            wanted.size());
        };
    }

    /** Appends to a list, and forgets its first one when it is too long. */
    private static Document asLast(String list, String value, int lengthMax) {
        Document last = new Document("$each", List.of(value)).append("$slice", -lengthMax);
        return new Document("$push", new Document(list, last));
    }

    private static Document byId(UserId id) {
        return new Document("_id", new ObjectId(id.value()));
    }
}
