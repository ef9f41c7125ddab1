package dev.aac.producer.audit;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events are asked for; what is null or empty lets all pass.
 *
 * @param types by name
 * @param actor id of a user or an API key
 * @param subject its whole text
 * @param from earliest, inclusive
 * @param to latest, exclusive
 */
public record AuditFilter(
        Set<String> types,
        @Nullable String actor,
        @Nullable String subject,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Every event. */
    public static final AuditFilter ALL = new AuditFilter(Set.of(), null, null, null, null);

    public AuditFilter {
        types = Set.copyOf(types);
    }
}
