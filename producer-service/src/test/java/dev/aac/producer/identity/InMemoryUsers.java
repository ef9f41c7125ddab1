package dev.aac.producer.identity;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@link Users} without a store. */
public final class InMemoryUsers implements Users {

    /** The original test vector's. */
    private static final PasswordHash ANY_HASH =
            new PasswordHash("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");

    private final Map<UserId, Credentials> stored = new HashMap<>();

    /** In the order in which they were linked. */
    private final Map<ExternalIdentity, UserId> identities = new LinkedHashMap<>();

    private long ids;

    /** Writes over the user of that id, as somebody with access to the store would. */
    synchronized void put(User user) {
        stored.put(user.id(), new Credentials(user, ANY_HASH, Set.of()));
    }

    /** All users of all organizations. */
    synchronized List<User> all() {
        return stored.values().stream().map(Credentials::user).toList();
    }

    synchronized void remove(UserId id) {
        stored.remove(id);
        identities.values().remove(id);
    }

    @Override
    public synchronized UserId newId() {
        ids++;
        return new UserId("%024x".formatted(ids));
    }

    @Override
    public synchronized boolean insert(OrganizationScope scope, User user, SignInMeans means) {
        if (findByEmail(user.email()).isPresent()) {
            return false;
        }
        switch (means) {
            case PasswordHash hash -> stored.put(user.id(), new Credentials(user, hash, Set.of()));
            case ExternalIdentity identity -> {
                if (identities.putIfAbsent(identity, user.id()) != null) {
                    return false;
                }
                stored.put(user.id(), new Credentials(user, null, Set.of()));
            }
        }
        return true;
    }

    @Override
    public synchronized Optional<User> findByIdentity(ExternalIdentity identity) {
        return Optional.ofNullable(identities.get(identity))
                .map(stored::get)
                .map(Credentials::user);
    }

    @Override
    public synchronized boolean link(
            OrganizationScope scope, UserId id, ExternalIdentity identity) {
        if (find(scope, id).isEmpty() || !id.equals(identities.getOrDefault(identity, id))) {
            return false;
        }
        identities.putIfAbsent(identity, id);
        List<ExternalIdentity> own =
                identities.entrySet().stream()
                        .filter(each -> each.getValue().equals(id))
                        .map(Map.Entry::getKey)
                        .toList();
        own.stream().limit(Math.max(0, own.size() - IDENTITIES_MAX)).forEach(identities::remove);
        return true;
    }

    @Override
    public synchronized Optional<Credentials> findByEmail(Email email) {
        return stored.values().stream()
                .filter(each -> each.user().email().equals(email))
                .findFirst();
    }

    @Override
    public synchronized Optional<User> find(OrganizationScope scope, UserId id) {
        return Optional.ofNullable(stored.get(id))
                .map(Credentials::user)
                .filter(user -> user.organizationId().equals(scope.organizationId()));
    }

    @Override
    public synchronized Map<UserId, Role> activeRoles(
            OrganizationScope scope, Collection<UserId> asked) {
        Map<UserId, Role> roles = new HashMap<>();
        for (UserId id : asked) {
            find(scope, id)
                    .filter(user -> user.status() == UserStatus.ACTIVE)
                    .ifPresent(user -> roles.put(id, user.role()));
        }
        return roles;
    }

    @Override
    public synchronized void recordLogin(OrganizationScope scope, UserId id, Instant at) {
        find(scope, id).ifPresent(user -> replace(changed(user, user.name(), at)));
    }

    @Override
    public synchronized void rememberNetwork(OrganizationScope scope, UserId id, String network) {
        if (find(scope, id).isEmpty()) {
            return;
        }
        stored.computeIfPresent(
                id,
                (_, known) -> {
                    Set<String> networks = new HashSet<>(known.networks());
                    networks.add(network);
                    return new Credentials(known.user(), known.hash(), networks);
                });
    }

    @Override
    public synchronized boolean rename(
            OrganizationScope scope, UserId id, String name, Instant at) {
        Optional<User> found = find(scope, id);
        found.ifPresent(user -> replace(changed(user, name, user.lastLoginAt())));
        return found.isPresent();
    }

    private void replace(User user) {
        stored.computeIfPresent(
                user.id(), (_, known) -> new Credentials(user, known.hash(), known.networks()));
    }

    private static User changed(User user, String name, @Nullable Instant lastLoginAt) {
        return new User(
                user.id(),
                user.organizationId(),
                user.email(),
                name,
                user.role(),
                user.status(),
                lastLoginAt,
                user.createdAt());
    }

    @Override
    public synchronized boolean replaceHash(
            OrganizationScope scope, UserId id, PasswordHash expected, PasswordHash replacement) {
        Credentials known = stored.get(id);
        if (known == null || find(scope, id).isEmpty() || !expected.equals(known.hash())) {
            return false;
        }
        stored.put(id, new Credentials(known.user(), replacement, known.networks()));
        return true;
    }

    @Override
    public synchronized boolean anyIn(OrganizationScope scope) {
        return stored.values().stream()
                .anyMatch(each -> each.user().organizationId().equals(scope.organizationId()));
    }
}
