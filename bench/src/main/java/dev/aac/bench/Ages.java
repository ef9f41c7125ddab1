package dev.aac.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How old updates are when they reach sockets: since what they tell of has happened, by the {@code
 * endTime} in them, and since the first socket had them. Safe for use by many threads.
 */
final class Ages {

    private final Dialect dialect;
    private final Map<String, Update> updates = new HashMap<>();
    private final Samples sinceEnd = new Samples();
    private final Samples sinceFirst = new Samples();

    private record Update(Instant ended, Instant first) {}

    /** What was seen: one age for each socket that an update reached. */
    record Seen(int deliveries, Samples sinceEnd, Samples sinceFirst) {}

    Ages(Dialect dialect) {
        this.dialect = dialect;
    }

    /** An update reached a socket; the same text is the same update. */
    synchronized void hear(String text, Instant now) {
        Update update = updates.computeIfAbsent(text, _ -> new Update(ended(text), now));
        sinceEnd.addNanos(Duration.between(update.ended(), now).toNanos());
        sinceFirst.addNanos(Duration.between(update.first(), now).toNanos());
        notifyAll();
    }

    /**
     * Waits until updates have reached sockets so often, but not longer than the limit.
     *
     * @return how often they have
     */
    synchronized int await(int deliveries, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (sinceEnd.size() < deliveries) {
            long leftMillis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (leftMillis <= 0) {
                break;
            }
            wait(leftMillis);
        }
        return sinceEnd.size();
    }

    /** To be asked when nothing is on its way any more. */
    synchronized Seen seen() {
        return new Seen(sinceEnd.size(), sinceEnd, sinceFirst);
    }

    private Instant ended(String text) {
        return Instant.parse(dialect.data(text).path("endTime").asText());
    }
}
