package dev.aac.producer.audit.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.audit.Actor;
import dev.aac.producer.audit.ChainedEvent;
import dev.aac.producer.audit.NotedEvent;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event. Everything that its hash is made of is there as it was hashed: {@code docs/audit.md}.
 *
 * @param seq counts the organization's events from 1
 */
@JsonPropertyOrder({
    "id",
    "organizationId",
    "seq",
    "type",
    "actor",
    "subject",
    "data",
    "correlationId",
    "occurredAt",
    "previousHash",
    "hash"
})
public record AuditEventView(
        String id,
        String organizationId,
        long seq,
        String type,
        ActorView actor,
        String subject,
        Map<String, String> data,
        @Nullable String correlationId,
        Instant occurredAt,
        String previousHash,
        String hash) {

    /** Who did it, and from where; all null for what the installation does by itself. */
    @JsonPropertyOrder({"userId", "apiKeyId", "address", "client"})
    public record ActorView(
            @Nullable String userId,
            @Nullable String apiKeyId,
            @Nullable String address,
            @Nullable String client) {

        static ActorView of(Actor actor) {
            return new ActorView(actor.userId(), actor.apiKeyId(), actor.address(), actor.client());
        }
    }

    static AuditEventView of(ChainedEvent chained) {
        NotedEvent event = chained.event();
        return new AuditEventView(
                event.id(),
                chained.organizationId().value(),
                chained.seq(),
                event.type(),
                ActorView.of(event.actor()),
                event.subject(),
                event.data(),
                event.correlationId(),
                event.occurredAt(),
                chained.previousHash(),
                chained.hash());
    }
}
