package dev.aac.producer.identity;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A user as its organization sees it.
 *
 * @param updatedAt of its name, role or status
 */
public record Member(User user, Instant updatedAt) {

    public Member {
        requireNonNull(user, "user is null");
        requireNonNull(updatedAt, "updatedAt is null");
    }

    public UserId id() {
        return user.id();
    }

    public Standing standing() {
        return new Standing(user.role(), user.status());
    }

    Member withStanding(Standing next, Instant at) {
        return new Member(
                new User(
                        user.id(),
                        user.organizationId(),
                        user.email(),
                        user.name(),
                        next.role(),
                        next.status(),
                        user.lastLoginAt(),
                        user.createdAt()),
                at);
    }
}
