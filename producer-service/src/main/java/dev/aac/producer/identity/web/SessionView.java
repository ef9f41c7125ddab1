package dev.aac.producer.identity.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.identity.Session;
import dev.aac.producer.identity.SessionId;
import java.time.Instant;

/**
 * One of the caller's sessions.
 *
 * @param lastUsedAt of the sign-in or the last refresh
 * @param expiresAt when it ends unless it is used before
 * @param address and client, of the last use
 * @param current whether it is the one that asks
 */
@JsonPropertyOrder({"id", "createdAt", "lastUsedAt", "expiresAt", "address", "client", "current"})
public record SessionView(
        String id,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt,
        String address,
        String client,
        boolean current) {

    static SessionView of(Session session, SessionId asking) {
        return new SessionView(
                session.id().value(),
                session.createdAt(),
                session.lastUsedAt(),
                session.expiresAt(),
                session.device().address(),
                session.device().client(),
                session.id().equals(asking));
    }
}
