package dev.aac.producer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.platform.audit.AuditActor;
import dev.aac.producer.platform.audit.AuditEvent;
import dev.aac.producer.platform.audit.AuditSubject;
import dev.aac.producer.platform.audit.AuditType;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link Chain} must show, also beside the chains of others. */
public abstract class ChainContract {

    private final AuditWorld world = new AuditWorld();
    private final OrganizationScope acme = AuditWorld.organization();
    private final OrganizationScope globex = AuditWorld.organization();
    private final InMemoryJournal ids = new InMemoryJournal();

    protected abstract Chain chain();

    /** An id for an event that the store has not. */
    protected String newId() {
        return ids.newId();
    }

    @Test
    void headGoesOnFromTheOneThatIsThere() {
        ChainHead first = head(acme, null, AuditWorld.event("ada"));
        assertThat(chain().head(acme)).isEmpty();
        assertThat(chain().advance(acme, null, first)).isTrue();
        assertThat(chain().head(acme)).contains(first);
        assertThat(chain().advance(acme, null, first)).as("begun twice").isFalse();
        assertThat(chain().head(globex)).isEmpty();

        ChainHead second = head(acme, first, AuditWorld.event("bob"), AuditWorld.event("eve"));
        ChainHead rival = head(acme, first, AuditWorld.event("mallory"));
        assertThat(chain().advance(globex, first, second)).as("a foreign one").isFalse();
        assertThat(chain().advance(acme, first, second)).isTrue();
        assertThat(chain().advance(acme, first, rival)).as("overtaken").isFalse();
        assertThat(chain().head(acme)).contains(second);
    }

    @Test
    void tailIsStoredOnceAndThenEmptied() {
        ChainHead first = head(acme, null, AuditWorld.event("ada"), AuditWorld.event("bob"));
        chain().advance(acme, null, first);
        chain().storeTail(acme, first);
        chain().storeTail(acme, first);
        assertThat(all(acme)).isEqualTo(first.tail());
        assertThat(all(globex)).isEmpty();
        assertThat(chain().head(acme))
                .contains(new ChainHead(first.seq(), first.hash(), first.signature(), List.of()));
    }

    @Test
    void lateStoringOfAnEarlierTailLeavesTheHeadAlone() {
        ChainHead first = head(acme, null, AuditWorld.event("ada"));
        chain().advance(acme, null, first);
        ChainHead second = head(acme, first, AuditWorld.event("bob"));
        chain().advance(acme, first, second);
        chain().storeTail(acme, first);
        assertThat(chain().head(acme)).contains(second);
    }

    @Test
    void storedEventsAreKnownByTheirIds() {
        ChainHead head = head(acme, null, AuditWorld.event("ada"), AuditWorld.event("bob"));
        chain().advance(acme, null, head);
        chain().storeTail(acme, head);
        String known = head.tail().getFirst().event().id();
        assertThat(chain().stored(acme, Set.of(known, newId()))).containsExactly(known);
        assertThat(chain().stored(globex, Set.of(known))).isEmpty();
    }

    @Test
    void eventsAreReadBothWaysInPieces() {
        List<ChainedEvent> events = five();
        assertThat(chain().forward(acme, AuditFilter.ALL, 0, 2)).isEqualTo(events.subList(0, 2));
        assertThat(chain().forward(acme, AuditFilter.ALL, 2, 9)).isEqualTo(events.subList(2, 5));
        assertThat(chain().backward(acme, AuditFilter.ALL, Long.MAX_VALUE, 2))
                .containsExactly(events.get(4), events.get(3));
        assertThat(chain().backward(acme, AuditFilter.ALL, 2, 9)).containsExactly(events.get(0));
    }

    @Test
    void filtersMayBeCombined() {
        List<ChainedEvent> events = five();
        Instant third = events.get(2).event().occurredAt();
        assertThat(found(new AuditFilter(Set.of("ApiKeyCreated"), null, null, null, null)))
                .containsExactly(2L, 4L);
        assertThat(
                        found(
                                new AuditFilter(
                                        Set.of("ApiKeyCreated", "UserLogout"),
                                        null,
                                        null,
                                        null,
                                        null)))
                .containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(found(new AuditFilter(Set.of(), "key", null, null, null)))
                .containsExactly(2L, 4L);
        assertThat(found(new AuditFilter(Set.of(), null, "user:u3", null, null)))
                .containsExactly(3L);
        assertThat(found(new AuditFilter(Set.of(), null, null, third, null)))
                .containsExactly(3L, 4L, 5L);
        assertThat(found(new AuditFilter(Set.of(), null, null, null, third)))
                .containsExactly(1L, 2L);
        assertThat(found(new AuditFilter(Set.of("UserLogout"), "ada", "user:u3", third, null)))
                .containsExactly(3L);
    }

    private List<Long> found(AuditFilter filter) {
        List<ChainedEvent> forward = chain().forward(acme, filter, 0, 10);
        assertThat(chain().backward(acme, filter, Long.MAX_VALUE, 10))
                .isEqualTo(forward.reversed());
        return forward.stream().map(ChainedEvent::seq).toList();
    }

    /** By a person, by a key, by turns. */
    private List<ChainedEvent> five() {
        ChainHead head = null;
        for (int i = 1; i <= 5; i++) {
            AuditSubject subject = AuditSubject.user("u" + i);
            AuditEvent event =
                    i % 2 == 0
                            ? AuditEvent.of(AuditType.API_KEY_CREATED, subject)
                                    .by(AuditActor.apiKey("key"))
                            : AuditEvent.of(AuditType.USER_LOGOUT, subject)
                                    .by(AuditActor.person("ada"));
            ChainHead next = head(acme, head, event);
            chain().advance(acme, head, next);
            chain().storeTail(acme, next);
            head = next;
            world.clock.advance(Duration.ofMinutes(1));
        }
        return all(acme);
    }

    private List<ChainedEvent> all(OrganizationScope scope) {
        return chain().forward(scope, AuditFilter.ALL, 0, Chain.READ_MAX);
    }

    private ChainHead head(
            OrganizationScope scope, @Nullable ChainHead before, AuditEvent... events) {
        long seq = before == null ? 0 : before.seq();
        String hash = before == null ? EventHash.NONE_BEFORE : before.hash();
        List<ChainedEvent> tail = new ArrayList<>();
        for (AuditEvent event : events) {
            NotedEvent noted =
                    NotedEvent.of(newId(), event, AuditWorld.BROWSER, world.clock.instant());
            ChainedEvent next = ChainedEvent.after(scope.organizationId(), seq, hash, noted);
            tail.add(next);
            seq = next.seq();
            hash = next.hash();
        }
        return new ChainHead(seq, hash, "signature-" + seq, tail);
    }
}
