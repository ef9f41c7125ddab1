package dev.aac.producer.identity;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What was read from the store a moment ago. Callers that ask for the same at once share one
 * reading, and fail together when it fails. Safe for concurrent use.
 */
final class FreshReadings<K, V> {

    private static final int REMEMBERED_MAX = 50_000;

    private final Duration freshFor;
    private final AsyncCache<K, Reading<V>> readings;

    /**
     * @param freshFor how long a reading counts, from the moment it was begun
     */
    FreshReadings(Duration freshFor) {
        this.freshFor = freshFor;
        this.readings =
                Caffeine.newBuilder()
                        .maximumSize(REMEMBERED_MAX)
                        .expireAfterWrite(freshFor)
                        .buildAsync();
    }

    private record Reading<V>(V value, long begunNanos) {}

    /** A reading that is fresh, made now when there is none. */
    V of(K key, Function<K, V> read) {
        CompletableFuture<Reading<V>> mine = new CompletableFuture<>();
        // Nearly always there, and looking costs less than trying to put.
        CompletableFuture<Reading<V>> others = readings.getIfPresent(key);
        if (others == null) {
            others = readings.asMap().putIfAbsent(key, mine);
        }
        if (others == null) {
            return read(key, read, mine);
        }
        Reading<V> shared = joined(others);
        if (System.nanoTime() - shared.begunNanos() < freshFor.toNanos()) {
            return shared.value();
        }
        readings.asMap().remove(key, others);
        return read(key, read, mine);
    }

    void forget(K key) {
        readings.asMap().remove(key);
    }

    void forgetThose(Predicate<K> which) {
        readings.asMap().keySet().removeIf(which);
    }

    private V read(K key, Function<K, V> read, CompletableFuture<Reading<V>> result) {
        long begun = System.nanoTime();
        try {
            V value = read.apply(key);
            result.complete(new Reading<>(value, begun));
            return value;
        } catch (RuntimeException | Error failure) {
            // Whoever waits for this reading fails alike; the cache drops it, the next one tries.
            result.completeExceptionally(failure);
            throw failure;
        }
    }

    private static <V> Reading<V> joined(CompletableFuture<Reading<V>> others) {
        try {
            return others.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
