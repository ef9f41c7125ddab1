package dev.aac.producer.audit.storage;

import static java.util.Objects.requireNonNullElse;

import dev.aac.producer.audit.Actor;
import dev.aac.producer.audit.JournalEntry;
import dev.aac.producer.audit.NotedEvent;
import dev.aac.producer.platform.tenancy.TenantDocument;
import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the journal as stored, until its events are in the chain.
 *
 * @param settled whether it is not open: what is to be moved is found by equality
 */
@MongoEntity(collection = "audit_journal")
public record AuditJournalDocument(
        @BsonId ObjectId id,
        ObjectId organizationId,
        boolean settled,
        String state,
        Instant writtenAt,
        List<NotedDocument> events)
        implements TenantDocument {

    /** One of its events. */
    public record NotedDocument(
            ObjectId eventId,
            String type,
            @Nullable String userId,
            @Nullable String apiKeyId,
            @Nullable String address,
            @Nullable String client,
            String subject,
            Map<String, String> data,
            @Nullable String correlationId,
            Instant occurredAt) {

        static NotedDocument of(NotedEvent event) {
            Actor actor = event.actor();
            return new NotedDocument(
                    new ObjectId(event.id()),
                    event.type(),
                    actor.userId(),
                    actor.apiKeyId(),
                    actor.address(),
                    actor.client(),
                    event.subject(),
                    event.data(),
                    event.correlationId(),
                    event.occurredAt());
        }

        NotedEvent toEvent() {
            return new NotedEvent(
                    eventId.toHexString(),
                    type,
                    new Actor(userId, apiKeyId, address, client),
                    subject,
                    new TreeMap<>(requireNonNullElse(data, Map.of())),
                    correlationId,
                    occurredAt);
        }
    }

    static AuditJournalDocument of(ObjectId organizationId, JournalEntry entry) {
        return new AuditJournalDocument(
                new ObjectId(entry.id()),
                organizationId,
                entry.state() != JournalEntry.State.OPEN,
                entry.state().name(),
                entry.writtenAt(),
                entry.events().stream().map(NotedDocument::of).toList());
    }

    JournalEntry toEntry() {
        return new JournalEntry(
                id.toHexString(),
                writtenAt,
                JournalEntry.State.valueOf(state),
                events.stream().map(NotedDocument::toEvent).toList());
    }
}
