package dev.aac.producer.identity;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@link Invitations} without a store. Thread-safe. */
final class InMemoryInvitations implements Invitations {

    private record Stored(Invitation invitation, String tokenHash) {}

    private final Map<InvitationId, Stored> stored = new HashMap<>();
    private long ids;

    @Override
    public synchronized InvitationId newId() {
        ids++;
        return new InvitationId("%024x".formatted(ids));
    }

    @Override
    public synchronized boolean insert(
            OrganizationScope scope, Invitation invitation, String tokenHash) {
        if (findOpen(scope, invitation.email()).isPresent()) {
            return false;
        }
        stored.put(invitation.id(), new Stored(invitation, tokenHash));
        return true;
    }

    @Override
    public synchronized Optional<Invitation> findByToken(String tokenHash) {
        return stored.values().stream()
                .filter(each -> each.tokenHash().equals(tokenHash))
                .map(Stored::invitation)
                .findFirst();
    }

    @Override
    public synchronized Optional<Invitation> find(OrganizationScope scope, InvitationId id) {
        return own(scope).filter(invitation -> invitation.id().equals(id)).findFirst();
    }

    @Override
    public synchronized Optional<Invitation> findOpen(OrganizationScope scope, Email email) {
        return own(scope)
                .filter(InMemoryInvitations::isOpen)
                .filter(invitation -> invitation.email().equals(email))
                .findFirst();
    }

    @Override
    public synchronized List<Invitation> page(OrganizationScope scope, PageQuery query) {
        InvitationId before = query.before();
        return own(scope)
                .filter(
                        invitation ->
                                query.status() == null
                                        || invitation.statusAt(query.now()) == query.status())
                .filter(
                        invitation ->
                                before == null
                                        || invitation.id().value().compareTo(before.value()) < 0)
                .sorted(Comparator.comparing((Invitation each) -> each.id().value()).reversed())
                .limit(query.limit())
                .toList();
    }

    @Override
    public synchronized int countPending(OrganizationScope scope, Instant now) {
        return (int) own(scope).filter(invitation -> invitation.isPendingAt(now)).count();
    }

    @Override
    public synchronized boolean close(
            OrganizationScope scope, InvitationId id, InvitationStatus as) {
        Optional<Invitation> open = find(scope, id).filter(InMemoryInvitations::isOpen);
        open.ifPresent(invitation -> put(invitation, as));
        return open.isPresent();
    }

    private void put(Invitation present, InvitationStatus as) {
        Invitation closed =
                new Invitation(
                        present.id(),
                        present.organizationId(),
                        present.email(),
                        present.role(),
                        as,
                        present.invitedBy(),
                        present.expiresAt(),
                        present.createdAt());
        stored.computeIfPresent(present.id(), (_, each) -> new Stored(closed, each.tokenHash()));
    }

    private static boolean isOpen(Invitation invitation) {
        return invitation.status() == InvitationStatus.PENDING;
    }

    private Stream<Invitation> own(OrganizationScope scope) {
        return stored.values().stream()
                .map(Stored::invitation)
                .filter(each -> each.organizationId().equals(scope.organizationId()));
    }
}
