package dev.aac.producer.audit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * The events of one act on their way into the chain.
 *
 * @param state whether the act was done
 */
public record JournalEntry(String id, Instant writtenAt, State state, List<NotedEvent> events) {

    /** What is known about the act. */
    public enum State {
        /** About to be done. */
        OPEN,
        HAPPENED,
        /** Nobody said in time whether it was done. */
        UNKNOWN
    }

    public JournalEntry {
        requireNonNull(id, "id is null");
        requireNonNull(writtenAt, "writtenAt is null");
        requireNonNull(state, "state is null");
        events = List.copyOf(events);
    }

    /** As they go into the chain. */
    List<NotedEvent> chained() {
        return state == State.UNKNOWN
                ? events.stream().map(NotedEvent::withUnknownOutcome).toList()
                : events;
    }
}
