package dev.aac.producer.identity;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link Members} of {@link InMemoryUsers}. Thread-safe. */
final class InMemoryMembers implements Members {

    private final InMemoryUsers users;
    private final Runnable beforeEachCall;
    private final Map<UserId, Long> kept = new HashMap<>();
    private final Map<UserId, Instant> updated = new HashMap<>();

    InMemoryMembers(InMemoryUsers users) {
        this(users, () -> {});
    }

    /**
     * @param beforeEachCall lets others in between two calls
     */
    InMemoryMembers(InMemoryUsers users, Runnable beforeEachCall) {
        this.users = users;
        this.beforeEachCall = beforeEachCall;
    }

    @Override
    public List<Member> page(OrganizationScope scope, @Nullable UserId after, int limit) {
        return own(scope).stream()
                .filter(member -> after == null || member.id().value().compareTo(after.value()) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Member> find(OrganizationScope scope, UserId id) {
        beforeEachCall.run();
        return users.find(scope, id).map(this::member);
    }

    @Override
    public int count(OrganizationScope scope) {
        return own(scope).size();
    }

    @Override
    public Optional<UserId> anotherAdmin(OrganizationScope scope, UserId except) {
        beforeEachCall.run();
        return own(scope).stream()
                .filter(member -> member.standing().isActiveAdmin())
                .map(Member::id)
                .filter(id -> !id.equals(except))
                .findFirst();
    }

    @Override
    public boolean keepAdmin(OrganizationScope scope, UserId id, long turn) {
        beforeEachCall.run();
        synchronized (this) {
            boolean isAdmin =
                    users.find(scope, id)
                            .filter(user -> member(user).standing().isActiveAdmin())
                            .isPresent();
            if (isAdmin) {
                kept.merge(id, turn, Math::max);
            }
            return isAdmin;
        }
    }

    @Override
    public boolean change(OrganizationScope scope, Expected expected, Standing next, Instant at) {
        beforeEachCall.run();
        synchronized (this) {
            Optional<Member> present = as(scope, expected);
            present.ifPresent(member -> users.put(member.withStanding(next, at).user()));
            present.ifPresent(member -> updated.put(member.id(), at));
            return present.isPresent();
        }
    }

    @Override
    public boolean remove(OrganizationScope scope, Expected expected) {
        beforeEachCall.run();
        synchronized (this) {
            Optional<Member> present = as(scope, expected);
            present.ifPresent(member -> users.remove(member.id()));
            return present.isPresent();
        }
    }

    private Optional<Member> as(OrganizationScope scope, Expected expected) {
        return users.find(scope, expected.id())
                .map(this::member)
                .filter(member -> member.standing().equals(expected.standing()))
                .filter(member -> kept.getOrDefault(member.id(), -1L) <= expected.turn());
    }

    private List<Member> own(OrganizationScope scope) {
        return users.all().stream()
                .filter(user -> user.organizationId().equals(scope.organizationId()))
                .map(this::member)
                .sorted(Comparator.comparing(member -> member.id().value()))
                .toList();
    }

    private synchronized Member member(User user) {
        return new Member(user, updated.getOrDefault(user.id(), user.createdAt()));
    }
}
