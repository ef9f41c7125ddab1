package dev.aac.producer.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.producer.execution.SteppingClock;
import dev.aac.producer.platform.tenancy.StoreAway;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Two replicas that share one store. */
class RateLimiterTest {

    private static final int RACERS = 100;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final RateLimit EXACT = new RateLimit("login", 5, WINDOW, 1);
    private static final RateLimit SHARED = new RateLimit("api", 100, WINDOW, 10);

    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final InMemoryWindowCounts counts = new InMemoryWindowCounts();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RateLimiter first = replica();
    private final RateLimiter second = replica();

    private RateLimiter replica() {
        return new RateLimiter(counts, new RateLimitMetrics(registry), clock);
    }

    @Test
    void clientIsToldWhereItStands() {
        assertThat(first.count(EXACT, "a"))
                .isEqualTo(
                        new Standing(
                                EXACT, true, 4, WINDOW, Instant.parse("2026-01-01T00:01:00Z")));
        clock.advance(Duration.ofMillis(10_001));
        Standing later = second.count(EXACT, "a");
        assertThat(later.remaining()).isEqualTo(3);
        assertThat(later.resetSeconds()).isEqualTo(50);
    }

    @Test
    void limitHoldsForAllReplicasTogether() {
        assertThat(admitted(EXACT, "a", 3, first)).isEqualTo(3);
        assertThat(admitted(EXACT, "a", 10, second)).isEqualTo(2);
        assertThat(admitted(EXACT, "a", 10, first)).isZero();
        assertThat(first.count(EXACT, "a").remaining()).isZero();
        assertThat(registry.get("aac.requests.limited").tag("policy", "login").counter().count())
                .isEqualTo(19);
    }

    @Test
    void othersAreNotTouched() {
        assertThat(admitted(EXACT, "a", 10, first)).isEqualTo(5);
        assertThat(admitted(EXACT, "b", 10, first)).isEqualTo(5);
        assertThat(admitted(SHARED, "a", 10, first)).isEqualTo(10);
    }

    @Test
    void windowEnds() {
        assertThat(admitted(EXACT, "a", 10, first)).isEqualTo(5);
        clock.advance(WINDOW.minusMillis(1));
        assertThat(admitted(EXACT, "a", 10, first)).isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(admitted(EXACT, "a", 10, second)).isEqualTo(5);
        assertThat(admitted(EXACT, "a", 10, first)).isZero();
    }

    @Test
    void ofManyAtOnceExactlyTheAllowedNumberPasses() throws Exception {
        assertThat(raced(EXACT, "a")).isEqualTo(5);
        assertThat(raced(SHARED, "b") + raced(SHARED, "b")).isEqualTo(100);
    }

    @Test
    void mostRequestsCostNoCall() {
        assertThat(admitted(SHARED, "a", 100, first)).isEqualTo(100);
        assertThat(counts.asked()).isEqualTo(10);
    }

    @Test
    void whoUsedTheWindowUpCostsNoCallEither() {
        admitted(EXACT, "a", 6, first);
        int before = counts.asked();
        assertThat(admitted(EXACT, "a", 1_000, first)).isZero();
        assertThat(counts.asked()).isEqualTo(before);
    }

    @Test
    void replicaThatIsAskedNoMoreTakesAtMostAShareAlong() {
        assertThat(admitted(SHARED, "a", 1, first)).isEqualTo(1);
        assertThat(admitted(SHARED, "a", 200, second)).isEqualTo(90);
        assertThat(admitted(SHARED, "a", 200, first)).isEqualTo(9);
    }

    @Test
    void shareOfAnEndedWindowIsWorthNothing() {
        admitted(SHARED, "a", 1, first);
        clock.advance(WINDOW);
        assertThat(admitted(SHARED, "a", 200, second)).isEqualTo(100);
        assertThat(admitted(SHARED, "a", 200, first)).isZero();
    }

    @Test
    void whatMustNotGoOnUncountedFailsWithTheStore() {
        counts.goAway();
        assertThatThrownBy(() -> first.count(EXACT, "a")).isInstanceOf(StoreAway.class);
    }

    @Test
    void theRestGoesOnAndLeavesTheStoreAlone() {
        counts.goAway();
        for (int i = 0; i < RACERS; i++) {
            assertThat(first.countIfPossible(SHARED, "client" + i)).isEmpty();
        }
        assertThat(counts.asked()).isLessThan(RACERS);
        assertThat(registry.get("aac.requests.uncounted").counter().count()).isEqualTo(RACERS);
    }

    @Test
    void whatWasTakenBeforeIsGoodWithoutTheStore() {
        admitted(SHARED, "a", 1, first);
        counts.goAway();
        assertThat(admitted(SHARED, "a", 9, first)).isEqualTo(9);
        assertThat(first.countIfPossible(SHARED, "a")).isEmpty();
    }

    private static int admitted(RateLimit limit, String client, int requests, RateLimiter by) {
        int admitted = 0;
        for (int i = 0; i < requests; i++) {
            admitted += by.count(limit, client).admitted() ? 1 : 0;
        }
        return admitted;
    }

    private int raced(RateLimit limit, String client) throws Exception {
        List<Callable<Optional<Standing>>> racers = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            RateLimiter replica = i % 2 == 0 ? first : second;
            racers.add(() -> replica.countIfPossible(limit, client));
        }
        int admitted = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Optional<Standing>> answer : threads.invokeAll(racers)) {
                admitted += answer.get().orElseThrow().admitted() ? 1 : 0;
            }
        }
        return admitted;
    }
}
