package dev.aac.producer.execution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * What was read for each organization a moment ago. One caller at a time reads anew; the others go
 * on with what is known as long as it may be used, and then wait for that reading, instead of all
 * reading the same at the moment at which it has become too old. Safe for concurrent use.
 */
final class RecentReadings<V> {

    private static final int ORGANIZATIONS_MAX = 1_000;

    private final long freshNanos;
    private final Cache<OrganizationScope, Reading<V>> known;
    private final ConcurrentMap<OrganizationScope, CompletableFuture<V>> underWay =
            new ConcurrentHashMap<>();

    /**
     * @param freshFor after so long it is read anew
     * @param usableFor so long it is good enough for whoever comes meanwhile
     */
    RecentReadings(Duration freshFor, Duration usableFor) {
        this.freshNanos = freshFor.toNanos();
        this.known =
                Caffeine.newBuilder()
                        .maximumSize(ORGANIZATIONS_MAX)
                        .expireAfterWrite(usableFor)
                        .build();
    }

    private record Reading<V>(V value, long atNanos) {}

    /** What is known, else what is read now. Whoever shares a reading fails as it does. */
    V of(OrganizationScope scope, Supplier<V> read) {
        Reading<V> last = known.getIfPresent(scope);
        if (last != null && System.nanoTime() - last.atNanos() < freshNanos) {
            return last.value();
        }
        CompletableFuture<V> mine = new CompletableFuture<>();
        CompletableFuture<V> others = underWay.putIfAbsent(scope, mine);
        if (others == null) {
            return readNow(scope, read, mine);
        }
        return last == null ? shared(others) : last.value();
    }

    /** The next caller reads anew. */
    void forget(OrganizationScope scope) {
        known.invalidate(scope);
    }

    private V readNow(OrganizationScope scope, Supplier<V> read, CompletableFuture<V> mine) {
        try {
            V value = read.get();
            known.put(scope, new Reading<>(value, System.nanoTime()));
            mine.complete(value);
            return value;
        } catch (RuntimeException | Error failure) {
            mine.completeExceptionally(failure);
            throw failure;
        } finally {
            underWay.remove(scope, mine);
        }
    }

    private static <V> V shared(CompletableFuture<V> others) {
        try {
            return others.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
