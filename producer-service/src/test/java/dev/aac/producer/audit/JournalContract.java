package dev.aac.producer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.audit.JournalEntry.State;
import dev.aac.producer.platform.audit.AuditEvent;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link Journal} must show, also beside the entries of others. */
public abstract class JournalContract {

    /** Long ago, so that nobody else's entries are as old. */
    private static final Instant ANCIENT = Instant.parse("2001-01-01T00:00:00Z");

    private final OrganizationScope acme = AuditWorld.organization();
    private final OrganizationScope globex = AuditWorld.organization();

    protected abstract Journal journal();

    @Test
    void settledEntryIsReadAsItWasWritten() {
        JournalEntry entry = written(acme, State.HAPPENED, ANCIENT);
        assertThat(journal().settled(acme, 10)).containsExactly(entry);
        assertThat(journal().settled(globex, 10)).isEmpty();
        removed(acme, entry);
        assertThat(journal().settled(acme, 10)).isEmpty();
    }

    @Test
    void openEntryIsSettledOnceAndByItsOwnOrganization() {
        JournalEntry entry = written(acme, State.OPEN, ANCIENT);
        assertThat(journal().settled(acme, 10)).isEmpty();
        assertThat(journal().happened(globex, entry.id())).isFalse();
        assertThat(journal().happened(acme, entry.id())).isTrue();
        assertThat(journal().happened(acme, entry.id())).as("again").isFalse();
        assertThat(journal().settled(acme, 10)).containsExactly(in(State.HAPPENED, entry));
        journal().withdraw(acme, entry.id());
        assertThat(journal().settled(acme, 10)).as("too late to withdraw").hasSize(1);
        removed(acme, entry);
    }

    @Test
    void withdrawnEntryIsGone() {
        JournalEntry entry = written(acme, State.OPEN, ANCIENT);
        journal().withdraw(globex, entry.id());
        assertThat(journal().waiting(ANCIENT.plusMillis(1), 100)).contains(acme);
        journal().withdraw(acme, entry.id());
        assertThat(journal().happened(acme, entry.id())).isFalse();
        assertThat(journal().waiting(ANCIENT.plusMillis(1), 100)).doesNotContain(acme);
    }

    @Test
    void onlyOpenEntriesFromBeforeATimeAreAbandoned() {
        JournalEntry old = written(acme, State.OPEN, ANCIENT);
        JournalEntry happened = written(acme, State.HAPPENED, ANCIENT.plusMillis(1));
        JournalEntry young = written(acme, State.OPEN, ANCIENT.plusMillis(10));
        JournalEntry foreign = written(globex, State.OPEN, ANCIENT);
        journal().abandon(acme, ANCIENT.plusMillis(10));
        assertThat(journal().settled(acme, 10)).containsExactly(in(State.UNKNOWN, old), happened);
        assertThat(journal().settled(globex, 10)).isEmpty();
        assertThat(journal().happened(acme, old.id())).isFalse();
        removed(acme, old, happened);
        journal().withdraw(acme, young.id());
        journal().withdraw(globex, foreign.id());
    }

    @Test
    void oldestAreReadFirst() {
        JournalEntry second = written(acme, State.HAPPENED, ANCIENT.plusMillis(2));
        JournalEntry first = written(acme, State.HAPPENED, ANCIENT.plusMillis(1));
        assertThat(journal().settled(acme, 1)).containsExactly(first);
        assertThat(journal().settled(acme, 2)).containsExactly(first, second);
        removed(acme, first, second);
    }

    @Test
    void organizationsThatWaitAreFoundByAge() {
        JournalEntry open = written(acme, State.OPEN, ANCIENT);
        JournalEntry settled = written(globex, State.HAPPENED, ANCIENT.plusMillis(1));
        assertThat(journal().waiting(ANCIENT.plusMillis(1), 100)).containsExactly(acme);
        assertThat(journal().waiting(ANCIENT.plusMillis(2), 100))
                .containsExactlyInAnyOrder(acme, globex);
        assertThat(journal().waiting(ANCIENT.plusMillis(2), 1)).hasSize(1);
        journal().withdraw(acme, open.id());
        removed(globex, settled);
    }

    private JournalEntry written(OrganizationScope scope, State state, Instant at) {
        List<NotedEvent> events =
                List.of(
                        NotedEvent.of(
                                journal().newId(), AuditWorld.event("ada"), AuditWorld.BROWSER, at),
                        NotedEvent.of(
                                journal().newId(), systemEvent(), Origin.NONE, at.minusMillis(1)));
        JournalEntry entry = new JournalEntry(journal().newId(), at, state, events);
        journal().write(scope, entry);
        return entry;
    }

    private static AuditEvent systemEvent() {
        AuditEvent event = AuditWorld.event("bob");
        return AuditEvent.of(event.type(), event.subject());
    }

    private static JournalEntry in(State state, JournalEntry entry) {
        return new JournalEntry(entry.id(), entry.writtenAt(), state, entry.events());
    }

    private void removed(OrganizationScope scope, JournalEntry... entries) {
        for (JournalEntry entry : entries) {
            journal().remove(scope, Set.of(entry.id()));
        }
    }
}
