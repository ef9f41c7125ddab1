package dev.aac.producer.execution.live;

import static dev.aac.producer.execution.live.LiveSamples.attempt;
import static dev.aac.producer.execution.live.LiveSamples.lines;
import static dev.aac.producer.execution.live.LiveSamples.numbers;
import static dev.aac.producer.execution.live.LiveSamples.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.id.RunRef;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines for those who listen to the whole organization. */
class RoomLogsTest {

    private static final Duration MOMENT = Duration.ofMillis(20);
    private static final Duration MINUTES = Duration.ofMinutes(5);

    private final RoomHarness harness = new RoomHarness();
    private final RunRef run = run("t1");
    private final FakeWire wire = FakeWire.thatReads();

    @Test
    void linesComeAsTheyAreStored() {
        harness.join(wire);
        harness.storeAndHear(run, lines(1, 3));
        harness.storeAndHear(run, lines(4, 4));

        assertThat(wire.lines("t1", 1)).isEqualTo(numbers(1, 4));
        assertThat(wire.data("execution-log")).hasSize(2);
        var first = wire.data("execution-log").getFirst();
        assertThat(first.path("organizationId").textValue()).isEqualTo(LiveSamples.ACME.value());
        assertThat(first.path("seq").longValue()).isEqualTo(1);
        assertThat(first.path("log").textValue()).isEqualTo("line 1\nline 2\nline 3\n");
        assertThat(first.path("lines").path(0).path("stream").textValue()).isEqualTo("stdout");
    }

    @Test
    void allSocketsShareTheBytes() {
        FakeWire other = FakeWire.thatReads();
        harness.join(wire);
        harness.join(other);
        harness.storeAndHear(run, lines(1, 3));

        assertThat(other.payloads().getLast()).isSameAs(wire.payloads().getLast());
    }

    @Test
    void whereNobodyListensNothingIsReadOrSent() {
        harness.hear(run, lines(1, 3));
        harness.hear(run, lines(9, 9));
        harness.pass(MINUTES);

        assertThat(harness.reads).isZero();
        assertThat(harness.delays.waiting()).isZero();
    }

    @Test
    void whoCameInTheMiddleBeginsWithTheFirstLineItHears() {
        harness.store(run, lines(1, 100));
        harness.join(wire);
        harness.storeAndHear(run, lines(101, 102));
        harness.pass(MOMENT);
        harness.storeAndHear(run, lines(103, 103));
        harness.pass(MINUTES);

        assertThat(wire.lines("t1", 1)).isEqualTo(numbers(101, 103));
        assertThat(harness.reads).isZero();
    }

    @Test
    void overtakenLinesGoFirstWithoutAskingTheStore() {
        harness.join(wire);
        harness.storeAndHear(run, lines(1, 1));
        harness.storeAndHear(run, lines(3, 3));
        harness.storeAndHear(run, lines(2, 2));
        harness.pass(MINUTES);

        assertThat(wire.lines("t1", 1)).isEqualTo(numbers(1, 3));
        assertThat(harness.reads).isZero();
    }

    @Test
    void overtakenBeginningIsNotLost() {
        harness.join(wire);
        harness.storeAndHear(run, lines(4, 6));
        harness.storeAndHear(run, lines(2, 3));
        harness.pass(MOMENT);
        assertThat(wire.lines("t1", 1)).isEqualTo(numbers(2, 6));
    }

    @Test
    void missedLinesAreReadFromTheStore() {
        harness.join(wire);
        harness.storeAndHear(run, lines(1, 1));
        harness.store(run, lines(2, 500));
        harness.storeAndHear(run, lines(501, 501));
        assertThat(wire.lines("t1", 1)).isEqualTo(numbers(1, 1));

        harness.pass(MOMENT);

        assertThat(wire.lines("t1", 1)).isEqualTo(numbers(1, 501));
    }

    @Test
    void lineThatIsStoredLateIsWaitedFor() {
        harness.join(wire);
        harness.storeAndHear(run, lines(1, 1));
        harness.storeAndHear(run, lines(3, 3));
        harness.pass(Duration.ofSeconds(2));
        assertThat(wire.lines("t1", 1)).isEqualTo(numbers(1, 1));

        harness.store(run, lines(2, 2));
        harness.pass(RunFeed.RETRY_PAUSE_MAX);

        assertThat(wire.lines("t1", 1)).isEqualTo(numbers(1, 3));
    }

    @Test
    void lineThatNeverComesIsGivenUpAndItsAbsenceNotPapered() {
        harness.join(wire);
        harness.storeAndHear(run, lines(1, 1));
        harness.hear(run, lines(3, 3));
        harness.pass(MINUTES);

        assertThat(wire.lines("t1", 1)).isEqualTo(numbers(1, 1));
        assertThat(harness.delays.waiting()).isZero();
        harness.store(run, lines(2, 4));
        harness.hear(run, lines(4, 4));
        harness.pass(MOMENT);
        assertThat(wire.lines("t1", 1)).isEqualTo(numbers(1, 4));
    }

    @Test
    void storeThatIsAwayIsAskedAgain() {
        harness.join(wire);
        harness.storeAndHear(run, lines(1, 1));
        harness.store(run, lines(2, 3));
        harness.storeAway = true;
        harness.hear(run, lines(3, 3));
        harness.pass(Duration.ofSeconds(3));
        assertThat(wire.lines("t1", 1)).isEqualTo(numbers(1, 1));

        harness.storeAway = false;
        harness.pass(RunFeed.RETRY_PAUSE_MAX);

        assertThat(wire.lines("t1", 1)).isEqualTo(numbers(1, 3));
    }

    @Test
    void resyncBringsLinesOfWhichNothingWasHeard() {
        harness.join(wire);
        harness.storeAndHear(run, lines(1, 1));
        for (long first = 2; first <= 5_000; first += 1_000) {
            harness.store(run, lines(first, first + 999));
        }

        harness.room.resync();
        harness.pass(MINUTES);

        assertThat(wire.lines("t1", 1)).isEqualTo(numbers(1, 5_001));
        assertThat(harness.delays.waiting()).isZero();
    }

    /** What is read was asked for before the loss, and may be older. */
    @Test
    void resyncDuringAReadIsNotForgotten() {
        harness.join(wire);
        harness.storeAndHear(run, lines(1, 2));
        harness.room.resyncLogs();
        harness.holdReads();
        harness.pass(RunFeed.GAP_PATIENCE);
        assertThat(harness.heldReads()).isEqualTo(1);
        harness.store(run, lines(3, 4));

        harness.room.resyncLogs();
        harness.answerAll();
        harness.pass(Duration.ofSeconds(10));

        assertThat(wire.lines("t1", 1)).isEqualTo(numbers(1, 4));
    }

    @Test
    void attemptsAreNumberedApart() {
        RunRef second = attempt(run, 2);
        harness.join(wire);
        harness.storeAndHear(run, lines(1, 2));
        harness.storeAndHear(second, lines(1, 1));
        harness.storeAndHear(run, lines(3, 3));

        assertThat(wire.lines("t1", 1)).isEqualTo(numbers(1, 3));
        assertThat(wire.lines("t1", 2)).isEqualTo(numbers(1, 1));
    }

    @Test
    void whoComesLaterGetsWhatFollows() {
        harness.join(wire);
        harness.storeAndHear(run, lines(1, 2));
        FakeWire late = FakeWire.thatReads();
        harness.join(late);
        harness.storeAndHear(run, lines(3, 4));

        assertThat(late.lines("t1", 1)).isEqualTo(numbers(3, 4));
        assertThat(wire.lines("t1", 1)).isEqualTo(numbers(1, 4));
    }

    @Test
    void linesOfATimeWhenNobodyListenedAreNotMadeUpFor() {
        LiveSocket first = harness.join(wire);
        harness.storeAndHear(run, lines(1, 2));
        first.lost();
        harness.storeAndHear(run, lines(3, 9));
        FakeWire late = FakeWire.thatReads();
        harness.join(late);
        harness.storeAndHear(run, lines(10, 10));
        harness.pass(MINUTES);

        assertThat(late.lines("t1", 1)).isEqualTo(List.of(10L));
    }

    @Test
    void socketThatLeftGetsNothing() {
        LiveSocket socket = harness.join(wire);
        socket.lost();
        harness.join(FakeWire.thatReads());
        harness.storeAndHear(run, lines(1, 2));

        assertThat(wire.lines("t1", 1)).isEmpty();
    }

    @Test
    void slowReaderCostsLittleAndCatchesUpWhenItReads() {
        FakeWire slow = FakeWire.thatDoesNotRead();
        LiveSocket reader = harness.join(slow);
        harness.join(wire);
        for (long first = 1; first <= 60_000; first += 500) {
            harness.storeAndHear(run, lines(first, first + 499));
        }
        assertThat(wire.lines("t1", 1)).isEqualTo(numbers(1, 60_000));
        assertThat(slow.closeCode()).isNull();
        assertThat(reader.waitingBytes()).isLessThan(2L * Outbox.ROOMY_BYTES);

        slow.startReading();
        harness.pass(MINUTES);
        harness.storeAndHear(run, lines(60_001, 60_002));

        assertThat(slow.lines("t1", 1)).isEqualTo(numbers(1, 60_002));
        assertThat(wire.lines("t1", 1)).isEqualTo(numbers(1, 60_002));
    }

    @Test
    void slowReaderOfManyRunsCatchesUpWithAll() {
        FakeWire slow = FakeWire.thatDoesNotRead();
        LiveSocket reader = harness.join(slow);
        List<RunRef> runs = numbers(1, 30).stream().map(i -> run("r" + i)).toList();
        for (long first = 1; first <= 5_000; first += 500) {
            for (RunRef one : runs) {
                harness.storeAndHear(one, lines(first, first + 499));
            }
        }
        assertThat(reader.waitingBytes()).isLessThan(2L * Outbox.ROOMY_BYTES);

        slow.startReading();
        harness.pass(MINUTES);

        for (RunRef one : runs) {
            assertThat(slow.lines(one.taskId().value(), 1)).isEqualTo(numbers(1, 5_000));
        }
    }

    @Test
    void slowReaderThatLeavesIsForgotten() {
        FakeWire slow = FakeWire.thatDoesNotRead();
        LiveSocket reader = harness.join(slow);
        for (long first = 1; first <= 10_000; first += 500) {
            harness.storeAndHear(run, lines(first, first + 499));
        }
        reader.lost();
        int sent = slow.count();
        slow.startReading();
        harness.storeAndHear(run, lines(10_001, 10_001));
        harness.pass(MINUTES);

        assertThat(slow.count()).isEqualTo(sent);
        assertThat(harness.delays.waiting()).isZero();
    }

    @Test
    void longLinesAreSplitOverMessages() {
        harness.join(wire);
        List<LogLine> heavy =
                numbers(1, 20).stream()
                        .map(seq -> LiveSamples.line(seq, "x".repeat(16 * 1024)))
                        .toList();
        harness.storeAndHear(run, heavy);

        assertThat(wire.lines("t1", 1)).isEqualTo(numbers(1, 20));
        assertThat(wire.data("execution-log")).hasSizeGreaterThan(3);
    }

    @Test
    void timesAreCutToWhatTheStoreKeeps() {
        harness.join(wire);
        var line = LiveSamples.line(1);
        harness.hear(
                run,
                List.of(
                        new LogLine(
                                1, line.stream(), line.time().plusNanos(1_234_567), "x", false)));

        assertThat(
                        wire.data("execution-log")
                                .getFirst()
                                .path("lines")
                                .path(0)
                                .path("time")
                                .textValue())
                .isEqualTo("2026-03-01T12:00:00.001Z");
    }
}
