package dev.aac.producer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.OrganizationId;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventHashTest {

    private static final OrganizationId ACME = new OrganizationId("0123456789abcdef01234567");

    /** The value comes from the program in docs/audit.md, not from this code. */
    @Test
    void hashIsTheOneThatTheDocumentedProgramComputes() {
        NotedEvent event = event(new Actor("u-1", null, "192.0.2.1", "Bröwser/1"), "c-1");
        assertThat(EventHash.of(ACME, event, EventHash.NONE_BEFORE))
                .isEqualTo("e98c3ccb11c3abb9f3af161d1eee4fef3e63e623458513b243282fe30557b72e");
    }

    @Test
    void neighbouringFieldsCannotTradeCharacters() {
        assertThat(hash(new Actor("ab", "c", null, null)))
                .isNotEqualTo(hash(new Actor("a", "bc", null, null)))
                .isNotEqualTo(hash(new Actor("ab", null, "c", null)))
                .isNotEqualTo(hash(new Actor("ab", "c", "", null)));
    }

    private static String hash(Actor actor) {
        return EventHash.of(ACME, event(actor, null), EventHash.NONE_BEFORE);
    }

    private static NotedEvent event(Actor actor, @Nullable String correlationId) {
        return new NotedEvent(
                "65f000000000000000000001",
                "UserRoleChanged",
                actor,
                "user:u-2",
                new TreeMap<>(Map.of("role", "viewer", "before", "admin")),
                correlationId,
                Instant.parse("2026-03-01T12:00:00.120Z"));
    }
}
