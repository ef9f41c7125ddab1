package dev.aac.producer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.audit.StoreFaults.Death;
import dev.aac.producer.audit.StoreFaults.Kind;
import dev.aac.producer.platform.audit.AuditEvent;
import dev.aac.producer.platform.audit.AuditIntent;
import dev.aac.producer.platform.tenancy.StoreAway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A store that fails, or a process that dies, before or after any one write; and again, at any one
 * write of what is done about it.
 */
class LostEventsTest {

    /** More than an act and its way into the chain take. */
    private static final int WRITES_MAX = 12;

    private static final String OUTCOME = AuditEvent.OUTCOME;

    private final AuditWorld world = new AuditWorld();

    /** One store: what was done, the journal and the chain. */
    private static final class Store {

        final List<String> done = new ArrayList<>();
        final InMemoryJournal journal = new InMemoryJournal();
        final InMemoryChain chain = new InMemoryChain();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatWasDoneIsInTheChainOnceWhereverItWasBrokenOff(Kind kind) {
        for (int first = 1; first <= WRITES_MAX; first++) {
            for (Kind again : Kind.values()) {
                for (int second = 1; second <= WRITES_MAX; second++) {
                    Store store = new Store();
                    acts(store, StoreFaults.at(kind, first));
                    world.clock.advance(JournalSweep.OPEN_MAX.plus(Duration.ofSeconds(1)));
                    sweeps(store, StoreFaults.at(again, second));
                    sweeps(store, StoreFaults.none());
                    assertNothingLost(store, "%s %d, %s %d".formatted(kind, first, again, second));
                }
            }
        }
    }

    @Test
    void scenarioHasNoMoreWritesThanAreBroken() {
        StoreFaults faults = StoreFaults.none();
        Store store = new Store();
        acts(store, faults);
        assertThat(faults.writes()).isLessThan(WRITES_MAX);
        assertThat(store.done).hasSize(1);
        assertThat(outcomes(store)).containsExactly("happened", "happened");
    }

    @Test
    void actThatCannotBeAnnouncedIsNotDone() {
        Store store = new Store();
        acts(store, StoreFaults.at(Kind.AWAY_BEFORE, 1));
        assertThat(store.done).isEmpty();
        assertThat(store.journal.isEmpty()).isTrue();
    }

    @Test
    void actThatWasRefusedLeavesNothing() {
        Store store = new Store();
        AuditWorld.Producer process = world.process(store.journal, store.chain);
        assertThat(process.trail.intend(world.acme, AuditWorld.event("ada")).settle(false))
                .isFalse();
        world.clock.advance(JournalSweep.OPEN_MAX.plus(Duration.ofSeconds(1)));
        process.sweep.sweep();
        assertThat(outcomes(store)).isEmpty();
        assertThat(store.journal.isEmpty()).isTrue();
    }

    @Test
    void actUnderWayIsLeftAlone() {
        Store store = new Store();
        AuditWorld.Producer process = world.process(store.journal, store.chain);
        AuditIntent intent = process.trail.intend(world.acme, AuditWorld.event("ada"));
        world.clock.advance(JournalSweep.OPEN_MAX);
        process.sweep.sweep();
        assertThat(outcomes(store)).isEmpty();
        intent.settle(true);
        process.writer.seal(world.acme);
        assertThat(outcomes(store)).containsExactly("happened");
    }

    @Test
    void actThatTookTooLongIsRecordedAsUnknownAndOnce() {
        Store store = new Store();
        AuditWorld.Producer process = world.process(store.journal, store.chain);
        AuditIntent intent = process.trail.intend(world.acme, AuditWorld.event("ada"));
        world.clock.advance(JournalSweep.OPEN_MAX.plus(Duration.ofSeconds(1)));
        process.sweep.sweep();
        assertThat(intent.settle(true)).isTrue();
        process.writer.seal(world.acme);
        assertThat(outcomes(store)).containsExactly("unknown");
        assertThat(process.registry.get("aac.audit.unsettled").counter().count()).isEqualTo(1);
    }

    /** An act of two events, and their way into the chain; as far as it comes. */
    private void acts(Store store, StoreFaults faults) {
        AuditWorld.Producer process =
                world.process(store.journal.with(faults), store.chain.with(faults));
        try {
            AuditIntent intent =
                    process.trail.intend(
                            world.acme, AuditWorld.event("ada"), AuditWorld.event("bob"));
            intent.settle(faults.write(() -> store.done.add("changed")));
            process.writer.seal(world.acme);
        } catch (Death | StoreAway _) {
            // The rest is done by others, later.
        }
    }

    private void sweeps(Store store, StoreFaults faults) {
        try {
            world.process(store.journal.with(faults), store.chain.with(faults)).sweep.sweep();
        } catch (Death | StoreAway _) {
            // The same.
        }
    }

    private void assertNothingLost(Store store, String where) {
        List<String> outcomes = outcomes(store);
        if (store.done.isEmpty()) {
            assertThat(outcomes).as(where).doesNotContain("happened");
        } else {
            assertThat(outcomes).as(where).hasSize(2);
        }
        assertThat(subjects(store)).as(where).doesNotHaveDuplicates();
        assertThat(store.journal.isEmpty()).as(where).isTrue();
        assertThat(
                        world.process(store.journal, store.chain)
                                .verification
                                .verify(world.acme)
                                .isIntact())
                .as(where)
                .isTrue();
    }

    private List<String> outcomes(Store store) {
        return events(store).stream()
                .map(event -> event.event().data().getOrDefault(OUTCOME, "happened"))
                .toList();
    }

    private List<String> subjects(Store store) {
        return events(store).stream().map(event -> event.event().subject()).toList();
    }

    private List<ChainedEvent> events(Store store) {
        return store.chain.forward(world.acme, AuditFilter.ALL, 0, Chain.READ_MAX);
    }
}
