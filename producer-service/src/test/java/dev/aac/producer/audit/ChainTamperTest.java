package dev.aac.producer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.audit.ChainFault.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each position of a chain of 1,000 events, tampered with in each way. */
@Tag("computing")
class ChainTamperTest {

    private static final int LENGTH = 1_000;

    private final AuditWorld world = new AuditWorld();
    private final InMemoryChain chain = new InMemoryChain();
    private final AuditWorld.Producer process = world.process(new InMemoryJournal(), chain);
    private List<ChainedEvent> events = List.of();

    @BeforeEach
    void chainIsMade() {
        for (int i = 0; i < LENGTH; i++) {
            process.trail.record(world.acme, AuditWorld.event("user-" + i));
        }
        process.writer.seal(world.acme);
        events = chain.forward(world.acme, AuditFilter.ALL, 0, LENGTH);
        assertThat(events).hasSize(LENGTH);
    }

    @Test
    void untouchedChainIsIntact() {
        ChainReport report = process.verification.verify(world.acme);
        assertThat(report).isEqualTo(new ChainReport(LENGTH, events.getLast().hash(), null));
        assertThat(report.isIntact()).isTrue();
    }

    @Test
    void editOfAnyFieldAtAnyPositionIsNamed() {
        List<UnaryOperator<ChainedEvent>> edits = edits();
        for (int at = 0; at < LENGTH; at++) {
            List<ChainedEvent> edited = new ArrayList<>(events);
            edited.set(at, edits.get(at % edits.size()).apply(events.get(at)));
            assertFault(edited, at + 1, edited.get(at), Kind.EDITED);
        }
    }

    @Test
    void editWithItsHashMadeAnewIsNamedAtTheNextOne() {
        for (int at = 0; at < LENGTH; at++) {
            List<ChainedEvent> edited = new ArrayList<>(events);
            edited.set(at, remade(events.get(at), events.get(at).previousHash()));
            if (at == LENGTH - 1) {
                assertFault(edited, LENGTH, edited.get(at), Kind.REWRITTEN);
            } else {
                assertFault(edited, at + 2, edited.get(at + 1), Kind.OUT_OF_PLACE);
            }
        }
    }

    @Test
    void deletionAtAnyPositionIsNamed() {
        for (int at = 0; at < LENGTH - 1; at++) {
            List<ChainedEvent> left = new ArrayList<>(events);
            left.remove(at);
            assertFault(left, at + 1, null, Kind.DELETED);
        }
    }

    @Test
    void deletionWithTheLaterOnesMovedUpIsNamed() {
        for (int at = 0; at < LENGTH - 1; at++) {
            List<ChainedEvent> left = new ArrayList<>(events.subList(0, at));
            for (ChainedEvent later : events.subList(at + 1, LENGTH)) {
                left.add(numbered(later, later.seq() - 1));
            }
            assertFault(left, at + 1, left.get(at), Kind.OUT_OF_PLACE);
        }
    }

    @Test
    void swapOfAnyTwoIsNamed() {
        for (int at = 0; at < LENGTH - 1; at++) {
            int other = at + 1 + (at * 7) % (LENGTH - at - 1);
            List<ChainedEvent> swapped = new ArrayList<>(events);
            Collections.swap(swapped, at, other);
            swapped.set(at, numbered(swapped.get(at), at + 1L));
            swapped.set(other, numbered(swapped.get(other), other + 1L));
            assertFault(swapped, at + 1, swapped.get(at), Kind.OUT_OF_PLACE);
        }
    }

    @Test
    void truncationAtAnyPositionIsNamed() {
        for (int at = 0; at < LENGTH; at++) {
            assertFault(events.subList(0, at), at + 1, null, Kind.TRUNCATED);
        }
    }

    @Test
    void endMadeAnewFromAnyPositionIsNamed() {
        for (int at = 0; at < LENGTH; at += 50) {
            List<ChainedEvent> rewritten = rewrittenFrom(at);
            assertFault(rewritten, LENGTH, rewritten.getLast(), Kind.REWRITTEN);
        }
    }

    @Test
    void headOfSomebodyWithoutTheSecretIsNamed() {
        List<ChainedEvent> rewritten = rewrittenFrom(500);
        String hash = rewritten.getLast().hash();
        String signature =
                AuditWorld.signature("another secret")
                        .of(world.acme.organizationId(), LENGTH, hash);
        chain.replaceHead(world.acme, new ChainHead(LENGTH, hash, signature, List.of()));
        assertFault(rewritten, LENGTH, null, Kind.HEAD_FORGED);
        List<ChainedEvent> shorter = events.subList(0, 10);
        chain.replaceHead(
                world.acme,
                new ChainHead(
                        10,
                        shorter.getLast().hash(),
                        chain.head(world.acme).orElseThrow().signature(),
                        List.of()));
        assertFault(shorter, 10, null, Kind.HEAD_FORGED);
    }

    @Test
    void missingHeadIsNamed() {
        chain.replaceHead(world.acme, null);
        assertFault(events, 1, events.getFirst(), Kind.HEAD_MISSING);
    }

    @Test
    void whatIsPutBehindTheEndIsNamed() {
        List<ChainedEvent> longer = new ArrayList<>(events);
        longer.add(
                ChainedEvent.after(
                        world.acme.organizationId(),
                        LENGTH,
                        events.getLast().hash(),
                        edited(events.getLast().event(), Field.ID)));
        assertFault(longer, LENGTH + 1, longer.getLast(), Kind.ADDED);
    }

    @Test
    void forgedHeadIsTakenUpButToldInTheChain() {
        AuditWorld.Producer other =
                world.process(new InMemoryJournal(), chain, "after the secret was changed");
        assertThat(other.verification.verify(world.acme).firstFault())
                .isEqualTo(new ChainFault(LENGTH, null, Kind.HEAD_FORGED));
        other.trail.record(world.acme, AuditWorld.event("later"));
        assertThat(other.verification.verify(world.acme).isIntact()).isTrue();
        assertThat(other.reading.page(world.acme, AuditFilter.ALL, Long.MAX_VALUE, 2).events())
                .extracting(found -> found.event().type())
                .containsExactly("UserRoleChanged", "SuspiciousActivityDetected");
        assertThat(
                        other.registry
                                .get("aac.suspicious.activity")
                                .tag("kind", "audit_head")
                                .counter()
                                .count())
                .isEqualTo(1);
    }

    private void assertFault(
            List<ChainedEvent> tampered, long seq, @Nullable ChainedEvent at, Kind kind) {
        chain.replace(world.acme, tampered);
        assertThat(process.verification.verify(world.acme).firstFault())
                .isEqualTo(new ChainFault(seq, at == null ? null : at.event().id(), kind));
    }

    private List<ChainedEvent> rewrittenFrom(int at) {
        List<ChainedEvent> rewritten = new ArrayList<>(events.subList(0, at));
        String hash = at == 0 ? EventHash.NONE_BEFORE : events.get(at - 1).hash();
        for (ChainedEvent event : events.subList(at, LENGTH)) {
            ChainedEvent next = remade(event, hash);
            rewritten.add(next);
            hash = next.hash();
        }
        return rewritten;
    }

    /** One for each field. */
    private static List<UnaryOperator<ChainedEvent>> edits() {
        return List.of(
                each -> with(each, Field.ID),
                each -> with(each, Field.TYPE),
                each -> with(each, Field.ACTOR),
                each -> with(each, Field.SUBJECT),
                each -> with(each, Field.DATA),
                each -> with(each, Field.CORRELATION_ID),
                each -> with(each, Field.OCCURRED_AT),
                each -> hashed(each, "1".repeat(64), each.hash()),
                each -> hashed(each, each.previousHash(), "1".repeat(64)));
    }

    private enum Field {
        ID,
        TYPE,
        ACTOR,
        SUBJECT,
        DATA,
        CORRELATION_ID,
        OCCURRED_AT
    }

    private static NotedEvent edited(NotedEvent event, Field field) {
        SortedMap<String, String> data = new TreeMap<>(event.data());
        if (field == Field.DATA) {
            data.put("role", "admin");
        }
        return new NotedEvent(
                field == Field.ID ? "f".repeat(24) : event.id(),
                field == Field.TYPE ? "UserLogout" : event.type(),
                field == Field.ACTOR
                        ? new Actor("somebody else", null, "192.0.2.1", "Browser/1")
                        : event.actor(),
                field == Field.SUBJECT ? "user:somebody-else" : event.subject(),
                data,
                field == Field.CORRELATION_ID ? null : event.correlationId(),
                field == Field.OCCURRED_AT ? event.occurredAt().plusMillis(1) : event.occurredAt());
    }

    private static ChainedEvent with(ChainedEvent chained, Field field) {
        return new ChainedEvent(
                chained.organizationId(),
                chained.seq(),
                edited(chained.event(), field),
                chained.previousHash(),
                chained.hash());
    }

    private static ChainedEvent hashed(ChainedEvent chained, String previousHash, String hash) {
        return new ChainedEvent(
                chained.organizationId(), chained.seq(), chained.event(), previousHash, hash);
    }

    private static ChainedEvent numbered(ChainedEvent chained, long seq) {
        return new ChainedEvent(
                chained.organizationId(),
                seq,
                chained.event(),
                chained.previousHash(),
                chained.hash());
    }

    /** Another content, and the hash that fits it. */
    private static ChainedEvent remade(ChainedEvent chained, String previousHash) {
        return ChainedEvent.after(
                chained.organizationId(),
                chained.seq() - 1,
                previousHash,
                edited(chained.event(), Field.DATA));
    }
}
