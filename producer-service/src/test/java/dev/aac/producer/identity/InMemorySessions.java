package dev.aac.producer.identity;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** {@link Sessions} without a store. */
public final class InMemorySessions implements Sessions {

    private final Map<SessionId, Found> stored = new HashMap<>();
    private long ids;

    @Override
    public synchronized SessionId newId() {
        ids++;
        return new SessionId("%024x".formatted(ids));
    }

    @Override
    public synchronized void insert(
            OrganizationScope scope, Session session, RefreshFamily family) {
        stored.put(session.id(), new Found(scope.organizationId(), session, family));
    }

    @Override
    public synchronized Optional<Found> findByFamily(String familyHash) {
        return stored.values().stream()
                .filter(each -> each.family().familyHash().equals(familyHash))
                .findFirst();
    }

    @Override
    public synchronized boolean rotate(
            OrganizationScope scope, Session used, String expectedHash, RefreshFamily rotated) {
        Found present = stored.get(used.id());
        if (present == null
                || !isIn(scope, present)
                || !present.family().currentHash().equals(expectedHash)) {
            return false;
        }
        stored.put(used.id(), new Found(present.organizationId(), used, rotated));
        return true;
    }

    @Override
    public synchronized Set<SessionId> open(OrganizationScope scope, Collection<SessionId> ids) {
        return stored.values().stream()
                .filter(each -> isIn(scope, each))
                .map(each -> each.session().id())
                .filter(ids::contains)
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized List<Session> page(OrganizationScope scope, PageQuery query) {
        SessionId before = query.before();
        return stored.values().stream()
                .filter(each -> isOf(scope, query.userId(), each))
                .map(Found::session)
                .filter(session -> session.expiresAt().isAfter(query.openAt()))
                .filter(
                        session ->
                                before == null
                                        || session.id().value().compareTo(before.value()) < 0)
                .sorted(Comparator.comparing((Session each) -> each.id().value()).reversed())
                .limit(query.limit())
                .toList();
    }

    @Override
    public synchronized boolean end(OrganizationScope scope, UserId userId, SessionId id) {
        return remove(each -> isOf(scope, userId, each) && each.session().id().equals(id), 1) > 0;
    }

    @Override
    public synchronized int endAll(OrganizationScope scope, UserId userId) {
        return remove(each -> isOf(scope, userId, each), Integer.MAX_VALUE);
    }

    @Override
    public synchronized int endOthers(OrganizationScope scope, UserId userId, SessionId kept) {
        return remove(
                each -> isOf(scope, userId, each) && !each.session().id().equals(kept),
                Integer.MAX_VALUE);
    }

    @Override
    public synchronized List<Expired> expired(Instant before, int limit) {
        return stored.values().stream()
                .filter(each -> each.session().expiresAt().isBefore(before))
                .sorted(Comparator.comparing(each -> each.session().expiresAt()))
                .limit(limit)
                .map(
                        each ->
                                new Expired(
                                        OrganizationScope.ofNewOrganization(each.organizationId()),
                                        each.session().userId(),
                                        each.session().id()))
                .toList();
    }

    @Override
    public synchronized boolean removeExpired(
            OrganizationScope scope, SessionId id, Instant before) {
        return remove(
                        each ->
                                isIn(scope, each)
                                        && each.session().id().equals(id)
                                        && each.session().expiresAt().isBefore(before),
                        1)
                > 0;
    }

    private int remove(Predicate<Found> which, int limit) {
        Set<SessionId> gone =
                stored.values().stream()
                        .filter(which)
                        .map(found -> found.session().id())
                        .limit(limit)
                        .collect(Collectors.toSet());
        stored.keySet().removeAll(gone);
        return gone.size();
    }

    private static boolean isIn(OrganizationScope scope, Found found) {
        return found.organizationId().equals(scope.organizationId());
    }

    private static boolean isOf(OrganizationScope scope, UserId userId, Found found) {
        return isIn(scope, found) && found.session().userId().equals(userId);
    }
}
