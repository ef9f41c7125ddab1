package dev.aac.producer.platform.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.aac.producer.platform.tenancy.StoreAway;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Lets clients in as often as their limit allows, at all replicas together never more often. A
 * replica takes requests from the shared count share by share, so that most cost no call to the
 * store; what it took and does not use, up to one share a window, is lost to the client. A client
 * that used its window up costs no call either. Safe for all threads, which must be ones that may
 * block.
 */
@Singleton
public class RateLimiter {

    /** How long the store is left alone after it failed. */
    static final Duration AWAY_PAUSE = Duration.ofSeconds(1);

    /** Whoever is forgotten, because too many others ask, loses a share. */
    private static final int CLIENTS_MAX = 50_000;

    private static final Logger LOG = Logger.getLogger(RateLimiter.class);

    private final WindowCounts counts;
    private final RateLimitMetrics metrics;
    private final Clock clock;
    private final Cache<String, Share> shares =
            Caffeine.newBuilder()
                    .maximumSize(CLIENTS_MAX)
                    .expireAfterAccess(RateLimitSettings.API_WINDOW)
                    .build();
    private volatile long awayUntilNanos = System.nanoTime();

    public RateLimiter(WindowCounts counts, RateLimitMetrics metrics, Clock clock) {
        this.counts = counts;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Counts a request that must not go on uncounted.
     *
     * @param client who asks, in one word
     * @throws StoreAway when the store does not answer
     */
    public Standing count(RateLimit limit, String client) {
        String key = key(limit, client);
        return take(limit, key, now -> Optional.of(add(limit, key, now))).orElseThrow();
    }

    /**
     * Counts a request that rather goes on uncounted than not at all.
     *
     * @return empty when the store does not answer
     */
    public Optional<Standing> countIfPossible(RateLimit limit, String client) {
        String key = key(limit, client);
        Optional<Standing> standing = take(limit, key, now -> addIfPossible(limit, key, now));
        if (standing.isEmpty()) {
            metrics.uncounted();
        }
        return standing;
    }

    private Optional<Standing> take(
            RateLimit limit, String key, Function<Instant, Optional<WindowCounts.Count>> more) {
        Optional<Standing> standing =
                shares.get(key, _ -> new Share(limit)).take(clock.instant(), more);
        if (standing.isPresent() && !standing.get().admitted()) {
            metrics.refused(limit);
        }
        return standing;
    }

    /** Those that waited for their turn while the store did not answer find it away, too. */
    private Optional<WindowCounts.Count> addIfPossible(RateLimit limit, String key, Instant now) {
        if (System.nanoTime() - awayUntilNanos < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(add(limit, key, now));
        } catch (StoreAway away) {
            awayUntilNanos = System.nanoTime() + AWAY_PAUSE.toNanos();
            LOG.warnf("requests go on uncounted: %s", away.getMessage());
            return Optional.empty();
        }
    }

    private WindowCounts.Count add(RateLimit limit, String key, Instant now) {
        return counts.add(key, limit.share(), limit.window(), now);
    }

    private static String key(RateLimit limit, String client) {
        return limit.policy() + ":" + client;
    }
}
