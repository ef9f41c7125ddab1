package dev.aac.producer.audit;

import static java.util.Objects.requireNonNull;

import dev.aac.producer.platform.audit.AuditEvent;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is recorded, before it has a place in the chain.
 *
 * @param id unique in the installation
 * @param type by name: an older producer reads what a newer one wrote
 * @param occurredAt in whole milliseconds
 */
public record NotedEvent(
        String id,
        String type,
        Actor actor,
        String subject,
        SortedMap<String, String> data,
        @Nullable String correlationId,
        Instant occurredAt) {

    private static final String UNKNOWN = "unknown";

    public NotedEvent {
        requireNonNull(id, "id is null");
        requireNonNull(type, "type is null");
        requireNonNull(actor, "actor is null");
        requireNonNull(subject, "subject is null");
        requireNonNull(occurredAt, "occurredAt is null");
        data = Collections.unmodifiableSortedMap(new TreeMap<>(data));
    }

    static NotedEvent of(String id, AuditEvent event, Origin origin, Instant now) {
        return new NotedEvent(
                id,
                event.type().apiName(),
                new Actor(
                        event.actor().userId(),
                        event.actor().apiKeyId(),
                        origin.address(),
                        origin.client()),
                event.subject().toString(),
                new TreeMap<>(event.data()),
                origin.correlationId(),
                now);
    }

    /** The same, of which nobody knows whether it happened. */
    NotedEvent withUnknownOutcome() {
        SortedMap<String, String> more = new TreeMap<>(data);
        more.put(AuditEvent.OUTCOME, UNKNOWN);
        return new NotedEvent(id, type, actor, subject, more, correlationId, occurredAt);
    }
}
