package dev.aac.producer.identity;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One sign-in.
 *
 * @param device where it was used last
 * @param lastUsedAt of the sign-in or the last refresh
 * @param expiresAt when no token of it can be good any more; a refresh moves it
 */
public record Session(
        SessionId id,
        UserId userId,
        Device device,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt) {

    public Session {
        requireNonNull(id, "id is null");
        requireNonNull(userId, "userId is null");
        requireNonNull(device, "device is null");
        requireNonNull(createdAt, "createdAt is null");
        requireNonNull(lastUsedAt, "lastUsedAt is null");
        requireNonNull(expiresAt, "expiresAt is null");
    }

    Session usedAgain(Device by, Instant now, Instant nextExpiresAt) {
        return new Session(id, userId, by, createdAt, now, nextExpiresAt);
    }
}
