package dev.aac.producer.platform.limits;

import dev.aac.producer.platform.tenancy.StoreAways;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** {@link WindowCounts} without a store, which can be away, and knows how often it was asked. */
public final class InMemoryWindowCounts implements WindowCounts {

    private final Map<String, Count> open = new HashMap<>();
    private boolean away;
    private int asked;

    public synchronized void goAway() {
        away = true;
    }

    synchronized int asked() {
        return asked;
    }

    /** How many counters there are. */
    public synchronized int size() {
        return open.size();
    }

    /** Whether a counter's key holds that text. */
    public synchronized boolean names(String text) {
        return open.keySet().stream().anyMatch(key -> key.contains(text));
    }

    @Override
    public synchronized Count add(String key, int amount, Duration window, Instant now) {
        asked++;
        if (away) {
            throw StoreAways.asATestWantsIt();
        }
        Count count =
                isOpen(key, now)
                        ? new Count(count(key).total() + amount, count(key).endsAt())
                        : new Count(amount, now.plus(window));
        open.put(key, count);
        return count;
    }

    @Override
    public synchronized void takeBack(String key, Instant now) {
        if (isOpen(key, now) && count(key).total() > 0) {
            open.put(key, new Count(count(key).total() - 1, count(key).endsAt()));
        }
    }

    @Override
    public synchronized long take(String key) {
        Count taken = open.remove(key);
        return taken == null ? 0 : taken.total();
    }

    @Override
    public synchronized void prolong(String key, Instant now, Instant endsAt) {
        if (isOpen(key, now)) {
            open.put(key, new Count(count(key).total(), endsAt));
        }
    }

    @Override
    public synchronized long removeEnded(Instant before) {
        int present = open.size();
        open.values().removeIf(count -> count.endsAt().isBefore(before));
        return (long) present - open.size();
    }

    private boolean isOpen(String key, Instant now) {
        return open.containsKey(key) && count(key).endsAt().isAfter(now);
    }

    private Count count(String key) {
        return open.getOrDefault(key, new Count(0, Instant.EPOCH));
    }
}
