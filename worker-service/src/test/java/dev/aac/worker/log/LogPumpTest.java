package dev.aac.worker.log;

import static dev.aac.contract.fact.LogStream.STDERR;
import static dev.aac.contract.fact.LogStream.STDOUT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.LogDigests;
import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogStream;
import dev.aac.contract.fact.LogTotals;
import dev.aac.worker.mask.SecretMask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LogPumpTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final int THROUGHPUT_LINES = 1_000_000;
    private static final LogCap LARGE = new LogCap(64L * 1024 * 1024);

    /** As sha256sum has them for what each stream wrote in the test of their order. */
    private static final LogDigests DIGESTS =
            new LogDigests(
                    "236c1ed2d4a32513b928688d496178af0d595e3d54faef40add3ad9e24ca909d",
                    "32d65d3e6e48b95e5a156d0fd38c39296c2be7ec9f18898522a887624a89987c");

    private final HeldAnswers sink = new HeldAnswers();
    private final LogPump pump =
            LogPump.to(sink, SecretMask.NONE, LARGE, Clock.fixed(NOW, ZoneOffset.UTC));

    @AfterEach
    void closePump() {
        pump.close();
    }

    private void feed(LogStream stream, String text) throws InterruptedException {
        pump.accept(stream, text.getBytes(UTF_8));
    }

    private static List<String> texts(List<LogLine> lines) {
        return lines.stream().map(LogLine::text).toList();
    }

    @Test
    void firstLineGoesAtOnceWithNumberStreamAndTime() throws InterruptedException {
        feed(STDERR, "hello\n");

        assertThat(sink.takeBatch()).containsExactly(new LogLine(1, STDERR, NOW, "hello", false));
    }

    @Test
    void streamsKeepTheOrderOfTheirFramesUnderOneNumbering() throws InterruptedException {
        feed(STDOUT, "a1\na2");
        feed(STDERR, "b1\n");
        feed(STDOUT, " ends\nlast");
        feed(STDERR, "also last");
        LogTotals totals = pump.finish();

        List<LogLine> lines = sink.allLines();
        assertThat(texts(lines)).containsExactly("a1", "b1", "a2 ends", "last", "also last");
        assertThat(lines).extracting(LogLine::seq).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(lines)
                .extracting(LogLine::stream)
                .containsExactly(STDOUT, STDERR, STDOUT, STDOUT, STDERR);
        assertThat(totals).isEqualTo(new LogTotals(5, 27, false, null, DIGESTS));
    }

    @Test
    void linesGatherWhileTheFirstBatchIsUnanswered() throws InterruptedException {
        feed(STDOUT, "first\n");
        assertThat(texts(sink.takeBatch())).containsExactly("first");
        feed(STDOUT, "second\n");
        feed(STDOUT, "third\n");

        assertThat(texts(sink.takeBatch())).containsExactly("second", "third");
    }

    @Test
    void gatheredLinesGoAsSoonAsEverythingIsAnswered() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            feed(STDOUT, "first\n");
            sink.takeBatch();
            feed(STDOUT, "second\n");
            long start = System.nanoTime();
            sink.answerAll();
            sink.takeBatch();
            if (System.nanoTime() - start < LogPump.GATHER_MAX.toNanos() / 2) {
                return;
            }
            sink.answerAll();
        }
        throw new AssertionError("the answer never sent the gathered lines early");
    }

    @Test
    void gatheringEndsWithoutAnyAnswer() throws InterruptedException {
        feed(STDOUT, "first\n");
        sink.takeBatch();
        feed(STDOUT, "second\n");

        assertThat(texts(sink.takeBatch(Duration.ofSeconds(5)))).containsExactly("second");
    }

    @Test
    void batchesKeepWithinTheirLimits() throws InterruptedException {
        sink.block();
        Thread feeder =
                Thread.startVirtualThread(
                        () -> {
                            feedQuietly("short\n".repeat(3_500));
                            feedQuietly(("y".repeat(16_000) + "\n").repeat(40));
                        });
        await().until(() -> feeder.getState() == Thread.State.WAITING);
        sink.unblock();
        feeder.join();
        pump.finish();

        assertThat(sink.allLines()).hasSize(3_540);
        assertThat(sink.batches())
                .allSatisfy(
                        batch -> {
                            assertThat(batch).hasSizeBetween(1, Fact.LogLines.LINES_MAX);
                            int before =
                                    batch.subList(0, batch.size() - 1).stream()
                                            .mapToInt(line -> line.text().length())
                                            .sum();
                            assertThat(before).isLessThan(Fact.LogLines.TEXT_BYTES_MAX);
                        });
        assertThat(sink.batches()).anyMatch(batch -> batch.size() == Fact.LogLines.LINES_MAX);
    }

    @Test
    void blockedSinkBlocksTheFeederWithBoundedLinesInside() throws InterruptedException {
        sink.block();
        Thread feeder = Thread.startVirtualThread(() -> feedQuietly("line\n".repeat(1_000_000)));
        await().until(() -> feeder.getState() == Thread.State.WAITING);

        assertThat(pump.totals().lines()).isLessThanOrEqualTo(3L * Fact.LogLines.LINES_MAX);
        assertThat(pump.idle()).isZero();

        pump.close();
        feeder.join();
    }

    @Test
    void idleTimeGrowsUntilTheNextOutput() throws InterruptedException {
        await().until(() -> pump.idle().toMillis() >= 20);
        feed(STDOUT, "again");
        assertThat(pump.idle()).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void closedPumpDropsWhatComes() throws InterruptedException {
        pump.close();
        feed(STDOUT, "late\n".repeat(10_000));

        assertThat(pump.finish().lines()).isLessThanOrEqualTo(10_000);
        assertThat(sink.allLines()).isEmpty();
    }

    @Test
    void interruptedFeederIsLetGo() {
        sink.block();
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread feeder =
                Thread.startVirtualThread(
                        () -> {
                            try {
                                pump.accept(STDOUT, "line\n".repeat(1_000_000).getBytes(UTF_8));
                            } catch (InterruptedException _) {
                                interrupted.set(true);
                            }
                        });
        await().until(() -> feeder.getState() == Thread.State.WAITING);
        feeder.interrupt();
        await().untilTrue(interrupted);
    }

    @Test
    void failureOfTheSinkReachesTheFeederAndTheEnd() throws InterruptedException {
        try (LogPump failing =
                LogPump.to(
                        (_, _) -> {
                            throw new UnsupportedOperationException("planned");
                        },
                        SecretMask.NONE,
                        LARGE,
                        Clock.systemUTC())) {
            failing.accept(STDOUT, "line\n".getBytes(UTF_8));
            assertThatThrownBy(failing::finish)
                    .isInstanceOf(IllegalStateException.class)
                    .hasRootCauseMessage("planned");
            assertThatThrownBy(() -> failing.accept(STDOUT, "more\n".getBytes(UTF_8)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void manyLinesComeCompleteInOrderAndFast() throws InterruptedException {
        byte[] frame = frameOf(500);
        for (int warmUp = 0; warmUp < 2; warmUp++) {
            pumpLines(frame);
        }
        long nanos = pumpLines(frame);
        long perSecond = THROUGHPUT_LINES * 1_000_000_000L / nanos;

        assertThat(perSecond).as("lines a second through the pump").isGreaterThan(200_000);
        System.out.printf("log pump: %,d lines a second%n", perSecond);
    }

    private static byte[] frameOf(int lines) {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, lines)
                .forEach(
                        i ->
                                text.append(
                                        "test case %05d of the suite: passed in 12 ms\n"
                                                .formatted(i)));
        return text.toString().getBytes(UTF_8);
    }

    private static long pumpLines(byte[] frame) throws InterruptedException {
        CountingSink counting = new CountingSink();
        long start = System.nanoTime();
        try (LogPump fast = LogPump.to(counting, SecretMask.NONE, LARGE, Clock.systemUTC())) {
            for (int i = 0; i < THROUGHPUT_LINES / 500; i++) {
                fast.accept(STDOUT, frame);
            }
            assertThat(fast.finish().lines()).isEqualTo(THROUGHPUT_LINES);
        }
        assertThat(counting.inOrder).isTrue();
        return System.nanoTime() - start;
    }

    private void feedQuietly(String text) {
        try {
            feed(STDOUT, text);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Answers at once and checks the numbers. */
    private static final class CountingSink implements BatchSink {

        private long next = 1;
        volatile boolean inOrder = true;

        @Override
        public void send(List<LogLine> lines, Runnable answered) {
            long[] seqs = lines.stream().mapToLong(LogLine::seq).toArray();
            long[] expected = LongStream.range(next, next + lines.size()).toArray();
            inOrder &= java.util.Arrays.equals(seqs, expected);
            next += lines.size();
            answered.run();
        }
    }
}
