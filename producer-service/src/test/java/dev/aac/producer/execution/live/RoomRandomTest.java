package dev.aac.producer.execution.live;

import static dev.aac.producer.execution.live.LiveSamples.numbers;
import static dev.aac.producer.execution.live.LiveSamples.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.id.RunRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever order batches are stored and heard of in, however often, with events lost, reads
 * answered late and in any order, the store away for a while and resyncs in between: every
 * subscriber gets every line from the one it asked for, once and in order, and who listened from
 * the beginning gets them all.
 */
class RoomRandomTest {

    private static final Duration LONG = Duration.ofMinutes(3);

    private final RoomHarness harness = new RoomHarness();
    private final RunRef run = run("t1");
    private final Map<FakeWire, Long> subscribers = new LinkedHashMap<>();
    private final FakeWire listener = FakeWire.thatReads();
    private final FakeWire slowListener = FakeWire.thatDoesNotRead();
    private final List<List<LogLine>> toStore = new ArrayList<>();
    private final List<List<LogLine>> toHear = new ArrayList<>();

    static List<Integer> seeds() {
        return IntStream.range(0, 300).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyLineOnceAndInOrder(int seed) {
        Random random = new Random(seed);
        int count = 50 + random.nextInt(600);
        toStore.addAll(RunCursorTest.batches(count, random));
        harness.join(listener);
        harness.join(slowListener);
        harness.room.hear(RoomSubscriptionsTest.attemptBegins(run, 4));
        harness.holdReads();

        while (!toStore.isEmpty() || !toHear.isEmpty()) {
            step(random, count);
        }
        harness.storeAway = false;
        harness.answerAll();
        harness.room.hear(RoomSubscriptionsTest.ends(run, 5, (long) count));
        subscribers.keySet().forEach(FakeWire::startReading);
        slowListener.startReading();
        harness.pass(LONG);

        assertThat(listener.lines("t1", 1)).isEqualTo(numbers(1, count));
        assertThat(slowListener.lines("t1", 1)).isEqualTo(numbers(1, count));
        Map<Long, List<Long>> wanted = new HashMap<>();
        subscribers.forEach(
                (wire, from) ->
                        assertThat(wire.lines("t1", 1))
                                .isEqualTo(wanted.computeIfAbsent(from, f -> numbers(f, count))));
        assertThat(harness.delays.waiting()).as("nothing goes on for ever").isZero();
    }

    private void step(Random random, int count) {
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> store(random);
            case 4, 5, 6 -> hear(random);
            case 7 -> harness.answerOne(random);
            case 8 -> {
                slowListener.readOnce();
                harness.pass(Duration.ofMillis(random.nextInt(60)));
            }
            case 9 -> subscribe(random, count);
            case 10 -> harness.storeAway = random.nextInt(4) == 0;
            case 11 -> {
                if (random.nextInt(5) == 0) {
                    harness.room.resync();
                }
            }
            default -> throw new AssertionError();
        }
    }

    /** Mostly one of the next few, as a worker's window allows. */
    private void store(Random random) {
        if (toStore.isEmpty()) {
            return;
        }
        List<LogLine> batch = toStore.remove(random.nextInt(Math.min(4, toStore.size())));
        harness.store(run, batch);
        int events = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(2);
        for (int i = 0; i < events; i++) {
            toHear.add(batch);
        }
    }

    private void hear(Random random) {
        if (!toHear.isEmpty()) {
            harness.hear(run, toHear.remove(random.nextInt(Math.min(6, toHear.size()))));
        }
    }

    private void subscribe(Random random, int count) {
        if (subscribers.size() < 5) {
            FakeWire wire =
                    random.nextBoolean() ? FakeWire.thatReads() : FakeWire.thatDoesNotRead();
            long from = 1L + random.nextInt(count);
            subscribers.put(wire, from);
            harness.subscribe(harness.join(wire), run, from);
        }
    }
}
