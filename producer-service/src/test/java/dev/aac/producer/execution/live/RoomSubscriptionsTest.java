package dev.aac.producer.execution.live;

import static dev.aac.producer.execution.live.LiveSamples.attempt;
import static dev.aac.producer.execution.live.LiveSamples.lines;
import static dev.aac.producer.execution.live.LiveSamples.numbers;
import static dev.aac.producer.execution.live.LiveSamples.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.RunRef;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.contract.live.LiveEvent.ExecutionUpdated;
import java.time.Duration;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoomSubscriptionsTest {

    private static final Duration MINUTES = Duration.ofMinutes(5);

    private final RoomHarness harness = new RoomHarness();
    private final RunRef run = run("t1");
    private final FakeWire wire = FakeWire.thatReads();
    private final LiveSocket socket = harness.join(wire);

    @Test
    void replayFollowsTheAnswerAndLiveFollowsTheReplay() {
        harness.store(run, lines(1, 10));
        harness.subscribe(socket, run, 1);
        harness.storeAndHear(run, lines(11, 12));

        assertThat(wire.events())
                .containsExactly("pong", "subscribed", "execution-log", "execution-log");
        assertThat(wire.lines("t1", 1)).isEqualTo(numbers(1, 12));
        var answer = wire.data("subscribed").getFirst();
        assertThat(answer.path("taskId").textValue()).isEqualTo("t1");
        assertThat(answer.path("attempt").intValue()).isEqualTo(1);
        assertThat(answer.path("fromSeq").longValue()).isEqualTo(1);
        assertThat(answer.path("status").textValue()).isEqualTo("RUNNING");
        assertThat(answer.path("version").longValue()).isEqualTo(4);
    }

    @Test
    void replayBeginsWhereItWasAskedTo() {
        harness.store(run, lines(1, 10));
        harness.subscribe(socket, run, 8);
        harness.storeAndHear(run, lines(11, 12));

        assertThat(wire.lines("t1", 1)).isEqualTo(numbers(8, 12));
    }

    @Test
    void linesBeforeTheWantedOneAreNotSentWhenTheyComeLater() {
        harness.subscribe(socket, run, 5);
        harness.storeAndHear(run, lines(1, 3));
        harness.storeAndHear(run, lines(4, 7));
        harness.pass(MINUTES);

        assertThat(wire.lines("t1", 1)).isEqualTo(numbers(5, 7));
    }

    @Test
    void linesStoredWhileTheReplayReadsAreNeitherLostNorDoubled() {
        harness.store(run, lines(1, 10));
        harness.holdReads();
        harness.subscribe(socket, run, 1);
        harness.storeAndHear(run, lines(11, 20));
        harness.answerAll();
        harness.storeAndHear(run, lines(21, 21));
        harness.pass(MINUTES);

        assertThat(wire.lines("t1", 1)).isEqualTo(numbers(1, 21));
    }

    @Test
    void withASubscriptionOnlyThatLogComes() {
        RunRef other = run("t2");
        harness.subscribe(socket, run, 1);
        harness.storeAndHear(other, lines(1, 5));
        harness.storeAndHear(run, lines(1, 2));

        assertThat(wire.lines("t2", 1)).isEmpty();
        assertThat(wire.lines("t1", 1)).isEqualTo(numbers(1, 2));
    }

    @Test
    void withoutOneAllLogsComeAgain() {
        RunRef other = run("t2");
        harness.subscribe(socket, run, 1);
        harness.storeAndHear(other, lines(1, 5));
        harness.room.unsubscribe(socket, run.taskId());
        harness.storeAndHear(other, lines(6, 7));
        harness.pass(MINUTES);

        assertThat(wire.data("unsubscribed").getFirst().path("taskId").textValue()).isEqualTo("t1");
        assertThat(wire.lines("t2", 1)).isEqualTo(numbers(6, 7));
    }

    @Test
    void unsubscribingFromNothingIsAnsweredAlike() {
        harness.room.unsubscribe(socket, run.taskId());

        assertThat(wire.events()).containsExactly("pong", "unsubscribed");
    }

    @Test
    void subscribingAgainStartsOver() {
        harness.store(run, lines(1, 3));
        harness.subscribe(socket, run, 1);
        harness.subscribe(socket, run, 2);
        harness.storeAndHear(run, lines(4, 4));

        assertThat(wire.lines("t1", 1)).containsExactly(1L, 2L, 3L, 2L, 3L, 4L);
    }

    @Test
    void replayOfAnEndedSubscriptionStops() {
        harness.store(run, lines(1, 10));
        harness.holdReads();
        harness.subscribe(socket, run, 1);
        harness.room.unsubscribe(socket, run.taskId());
        harness.answerAll();
        harness.pass(MINUTES);

        assertThat(wire.lines("t1", 1)).isEmpty();
    }

    @Test
    void thereIsALimitOfSubscriptions() {
        IntStream.rangeClosed(1, Room.SUBSCRIPTIONS_MAX)
                .forEach(i -> harness.subscribe(socket, run("s" + i), 1));
        harness.subscribe(socket, run, 1);

        assertThat(wire.data("subscribed")).hasSize(Room.SUBSCRIPTIONS_MAX);
        assertThat(wire.data("error").getFirst().path("code").textValue())
                .isEqualTo("live.too_many_subscriptions");
    }

    @Test
    void replayWaitsForTheSocketInsteadOfOverflowing() {
        FakeWire slow = FakeWire.thatDoesNotRead();
        LiveSocket reader = harness.join(slow);
        for (long first = 1; first <= 100_000; first += 1_000) {
            harness.store(run, lines(first, first + 999));
        }
        harness.subscribe(reader, run, 1);
        assertThat(slow.count()).as("one message is in flight").isEqualTo(1);
        int readsBefore = harness.reads;
        harness.pass(MINUTES);
        assertThat(harness.reads).isEqualTo(readsBefore);

        slow.startReading();
        harness.pass(MINUTES);

        assertThat(slow.closeCode()).isNull();
        assertThat(slow.lines("t1", 1)).isEqualTo(numbers(1, 100_000));
    }

    @Test
    void subscriberThatFallsBehindReadsOnAtItsOwnPace() {
        FakeWire slow = FakeWire.thatDoesNotRead();
        LiveSocket reader = harness.join(slow);
        harness.subscribe(reader, run, 1);
        for (long first = 1; first <= 100_000; first += 500) {
            harness.storeAndHear(run, lines(first, first + 499));
        }
        assertThat(slow.closeCode()).isNull();

        slow.startReading();
        harness.pass(MINUTES);

        assertThat(slow.lines("t1", 1)).isEqualTo(numbers(1, 100_000));
    }

    @Test
    void storeThatIsAwayDelaysTheReplay() {
        harness.store(run, lines(1, 10));
        harness.storeAway = true;
        harness.subscribe(socket, run, 1);
        harness.pass(Duration.ofSeconds(5));
        harness.storeAway = false;
        harness.pass(Subscription.RETRY_PAUSE_MAX);

        assertThat(wire.lines("t1", 1)).isEqualTo(numbers(1, 10));
    }

    @Test
    void holeInTheStoreIsWaitedForWhileOthersAreAheadOfIt() {
        FakeWire listening = FakeWire.thatReads();
        harness.join(listening);
        harness.storeAndHear(run, lines(5, 9));
        harness.pass(RunFeed.GAP_PATIENCE);
        harness.store(run, lines(1, 3));
        FakeWire subscribed = FakeWire.thatReads();
        harness.subscribe(harness.join(subscribed), run, 1);
        assertThat(subscribed.lines("t1", 1)).isEqualTo(numbers(1, 3));

        harness.storeAndHear(run, lines(4, 4));
        harness.pass(MINUTES);

        assertThat(subscribed.lines("t1", 1)).isEqualTo(numbers(1, 9));
        assertThat(listening.lines("t1", 1)).isEqualTo(numbers(5, 9));
    }

    @Test
    void whoAskedForTheLatestFollowsToTheNextAttempt() {
        RunRef second = attempt(run, 2);
        harness.store(run, lines(1, 5));
        harness.follow(socket, run, 1);
        harness.room.hear(attemptBegins(second, 9));
        harness.storeAndHear(second, lines(1, 3));
        harness.pass(MINUTES);

        assertThat(wire.lines("t1", 1)).isEqualTo(numbers(1, 5));
        assertThat(wire.lines("t1", 2)).isEqualTo(numbers(1, 3));
    }

    @Test
    void theRestOfAnAttemptComesBeforeTheNextOne() {
        RunRef second = attempt(run, 2);
        harness.follow(socket, run, 1);
        harness.store(run, lines(1, 5));
        harness.store(second, lines(1, 3));
        harness.room.hear(attemptBegins(second, 9));
        harness.pass(MINUTES);

        assertThat(wire.lines("t1", 1)).isEqualTo(numbers(1, 5));
        assertThat(wire.lines("t1", 2)).isEqualTo(numbers(1, 3));
        assertThat(wire.data("execution-log").getLast().path("attempt").intValue()).isEqualTo(2);
    }

    @Test
    void whoAskedForOneAttemptStaysWithIt() {
        RunRef second = attempt(run, 2);
        harness.subscribe(socket, run, 1);
        harness.room.hear(attemptBegins(second, 9));
        harness.storeAndHear(second, lines(1, 3));
        harness.storeAndHear(run, lines(1, 1));
        harness.pass(MINUTES);

        assertThat(wire.lines("t1", 2)).isEmpty();
        assertThat(wire.lines("t1", 1)).isEqualTo(numbers(1, 1));
    }

    @Test
    void attemptThatBeganBeforeTheSubscriptionArrivedIsNoticed() {
        RunRef second = attempt(run, 2);
        harness.store(run, lines(1, 2));
        harness.room.hear(attemptBegins(second, 9));
        harness.store(second, lines(1, 3));

        harness.follow(socket, run, 1);

        assertThat(wire.lines("t1", 1)).isEqualTo(numbers(1, 2));
        assertThat(wire.lines("t1", 2)).isEqualTo(numbers(1, 3));
    }

    static LiveNews.Changed attemptBegins(RunRef run, long version) {
        return changed(run, version, ExecutionStatus.RUNNING, new LiveNews.LogState(true, null));
    }

    static LiveNews.Changed ends(RunRef run, long version, @Nullable Long lines) {
        return changed(run, version, ExecutionStatus.PASSED, new LiveNews.LogState(false, lines));
    }

    static LiveNews.Changed changed(
            RunRef run, long version, ExecutionStatus status, LiveNews.LogState log) {
        ExecutionUpdated update =
                new ExecutionUpdated(
                        run.taskId(),
                        run.organizationId(),
                        status,
                        version,
                        null,
                        null,
                        null,
                        run.attempt(),
                        null,
                        null,
                        null,
                        null,
                        null);
        return new LiveNews.Changed(run, update, update, log);
    }
}
