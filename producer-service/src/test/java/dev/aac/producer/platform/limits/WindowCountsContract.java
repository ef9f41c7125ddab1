package dev.aac.producer.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.platform.limits.WindowCounts.Count;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link WindowCounts} must show, also beside the counters of others. */
public abstract class WindowCountsContract {

    private static final int RACERS = 100;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final String key = "test:" + UUID.randomUUID();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Instant end = now.plus(WINDOW);

    protected abstract WindowCounts counts();

    private Count add(int amount, Instant at) {
        return counts().add(key, amount, WINDOW, at);
    }

    @Test
    void additionsWithinAWindowAreAddedUp() {
        assertThat(add(1, now)).isEqualTo(new Count(1, end));
        assertThat(add(20, now.plusSeconds(59))).isEqualTo(new Count(21, end));
        assertThat(counts().add(key + "other", 1, WINDOW, now).total()).isEqualTo(1);
    }

    @Test
    void additionAfterTheEndBeginsTheNextWindow() {
        add(7, now);
        assertThat(add(2, end)).isEqualTo(new Count(2, end.plus(WINDOW)));
        assertThat(add(1, end.plusMillis(1)).total()).isEqualTo(3);
    }

    @Test
    void ofManyAtOnceEachGetsATotalOfItsOwn() throws Exception {
        List<Count> first = race(now);
        assertThat(first)
                .extracting(Count::total)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, RACERS).boxed().toList());
        assertThat(first).extracting(Count::endsAt).containsOnly(end);
    }

    @Test
    void manyAtOnceAfterTheEndBeginOneWindow() throws Exception {
        add(1_000, now);
        assertThat(race(end.plusSeconds(5)))
                .extracting(Count::total)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, RACERS).boxed().toList());
    }

    @Test
    void oneIsTakenBack() {
        add(2, now);
        counts().takeBack(key, now);
        assertThat(add(1, now).total()).isEqualTo(2);
    }

    @Test
    void nothingIsTakenBackFromAnEndedOrEmptyOrUnknownWindow() {
        counts().takeBack(key, now);
        add(1, now);
        counts().takeBack(key, end);
        assertThat(add(1, now).total()).isEqualTo(2);
        counts().takeBack(key, now);
        counts().takeBack(key, now);
        counts().takeBack(key, now);
        assertThat(add(1, now).total()).isEqualTo(1);
    }

    @Test
    void whatIsTakenIsForgottenEvenAfterItsWindow() {
        assertThat(counts().take(key)).isZero();
        add(2, now);
        add(3, now);
        assertThat(counts().take(key)).isEqualTo(5);
        assertThat(counts().take(key)).isZero();
        assertThat(add(1, now)).isEqualTo(new Count(1, end));
        add(6, end);
        assertThat(counts().take(key)).isEqualTo(6);
    }

    @Test
    void openWindowIsProlonged() {
        add(5, now);
        counts().prolong(key, now, end.plusSeconds(30));
        assertThat(add(1, end.plusSeconds(29))).isEqualTo(new Count(6, end.plusSeconds(30)));
        assertThat(add(1, end.plusSeconds(30)).total()).isEqualTo(1);
    }

    @Test
    void endedWindowIsNotProlonged() {
        counts().prolong(key, now, end);
        add(5, now);
        counts().prolong(key, end, end.plusSeconds(30));
        assertThat(add(1, end).total()).isEqualTo(1);
    }

    @Test
    void endedOnesAreRemovedAndOpenOnesKept() {
        Instant longAgo = Instant.parse("2020-01-01T00:00:00Z");
        add(1, longAgo);
        counts().add(key + "open", 1, WINDOW, now);
        assertThat(counts().removeEnded(longAgo.plus(WINDOW))).isZero();
        assertThat(counts().removeEnded(longAgo.plus(WINDOW).plusMillis(1))).isEqualTo(1);
        assertThat(counts().add(key + "open", 1, WINDOW, now).total()).isEqualTo(2);
    }

    private List<Count> race(Instant at) throws Exception {
        List<Callable<Count>> racers = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            racers.add(() -> add(1, at));
        }
        List<Count> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Count> answer : threads.invokeAll(racers)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
