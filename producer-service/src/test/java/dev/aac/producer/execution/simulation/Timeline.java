package dev.aac.producer.execution.simulation;

import dev.aac.producer.execution.ExecutionSamples;
import dev.aac.producer.execution.SteppingClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/**
 * Virtual time: it stands still while an event runs and goes on to the next one. Events of the same
 * time run in the order they were planned.
 */
final class Timeline {

    private final SteppingClock clock = new SteppingClock(ExecutionSamples.NOW);
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long now;
    private long planned;

    private record Event(long at, long order, Runnable action) implements Comparable<Event> {

        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /** Milliseconds since the beginning. */
    long now() {
        return now;
    }

    Instant instant() {
        return clock.instant();
    }

    /** A clock that is off by so much. */
    Clock clock(Duration skew) {
        return Clock.offset(clock, skew);
    }

    void in(long millis, Runnable action) {
        events.add(new Event(now + millis, planned++, action));
    }

    /** Runs the next event, if it comes within that time. */
    void runNextWithin(long millis) {
        Event next = events.peek();
        if (next != null && next.at() <= now + millis) {
            events.remove();
            advanceTo(next.at());
            next.action().run();
        }
    }

    void runFor(long millis) {
        long end = now + millis;
        while (!events.isEmpty() && events.peek().at() <= end) {
            runNextWithin(millis);
        }
        advanceTo(end);
    }

    /** An event that another one let in may have taken the time further already. */
    private void advanceTo(long at) {
        if (at > now) {
            clock.advance(Duration.ofMillis(at - now));
            now = at;
        }
    }
}
