package dev.aac.producer.identity;

import java.time.Instant;

/**
 * One sign-in.
 *
 * @param expiresAt when no token of it can be good any more
 */
public record Session(SessionId id, UserId userId, Instant createdAt, Instant expiresAt) {}
