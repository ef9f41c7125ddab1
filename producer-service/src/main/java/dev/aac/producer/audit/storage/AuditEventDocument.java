package dev.aac.producer.audit.storage;

import static java.util.Objects.requireNonNullElse;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.audit.Actor;
import dev.aac.producer.audit.ChainedEvent;
import dev.aac.producer.audit.NotedEvent;
import dev.aac.producer.platform.tenancy.TenantDocument;
import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * An event as stored; it is never changed.
 *
 * @param actorId the user or the API key, whichever it was: for finding
 */
@MongoEntity(collection = "audit_events")
public record AuditEventDocument(
        @BsonId ObjectId id,
        ObjectId organizationId,
        long seq,
        String type,
        @Nullable String userId,
        @Nullable String apiKeyId,
        @Nullable String actorId,
        @Nullable String address,
        @Nullable String client,
        String subject,
        Map<String, String> data,
        @Nullable String correlationId,
        Instant occurredAt,
        String previousHash,
        String hash)
        implements TenantDocument {

    static AuditEventDocument of(ChainedEvent chained) {
        NotedEvent event = chained.event();
        Actor actor = event.actor();
        return new AuditEventDocument(
                new ObjectId(event.id()),
                new ObjectId(chained.organizationId().value()),
                chained.seq(),
                event.type(),
                actor.userId(),
                actor.apiKeyId(),
                actor.userId() == null ? actor.apiKeyId() : actor.userId(),
                actor.address(),
                actor.client(),
                event.subject(),
                event.data(),
                event.correlationId(),
                event.occurredAt(),
                chained.previousHash(),
                chained.hash());
    }

    ChainedEvent toEvent() {
        return new ChainedEvent(
                new OrganizationId(organizationId.toHexString()),
                seq,
                new NotedEvent(
                        id.toHexString(),
                        type,
                        new Actor(userId, apiKeyId, address, client),
                        subject,
                        new TreeMap<>(requireNonNullElse(data, Map.of())),
                        correlationId,
                        occurredAt),
                previousHash,
                hash);
    }
}
