package dev.aac.worker.log;

import static dev.aac.contract.fact.LogStream.STDERR;
import static dev.aac.contract.fact.LogStream.STDOUT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aac.contract.fact.LogDigests;
import dev.aac.contract.fact.LogGap;
import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogTotals;
import dev.aac.worker.mask.SecretMask;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The pump of a log that is longer than it may be. */
@Timeout(120)
class LogCapTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    private static final int ROUNDS = 150;
    private static final int CUTS = 3;

    private final HeldAnswers sink = new HeldAnswers();

    private record Log(List<LogLine> lines, LogTotals totals) {}

    private record Part(String text, boolean split, int size) {}

    private static Log pumped(List<byte[]> frames, long bytesMax) throws InterruptedException {
        List<LogLine> lines = new ArrayList<>();
        BatchSink sink =
                (batch, answered) -> {
                    lines.addAll(batch);
                    answered.run();
                };
        try (LogPump pump = LogPump.to(sink, SecretMask.NONE, new LogCap(bytesMax), CLOCK)) {
            for (byte[] frame : frames) {
                pump.accept(STDOUT, frame);
            }
            return new Log(lines, pump.finish());
        }
    }

    private static Log pumped(String text, long bytesMax) throws InterruptedException {
        return pumped(List.of(text.getBytes(UTF_8)), bytesMax);
    }

    private static List<String> texts(List<LogLine> lines) {
        return lines.stream().map(LogLine::text).toList();
    }

    @Test
    void logOfExactlyTheCapIsWhole() throws InterruptedException {
        Log log = pumped("abc\n".repeat(25), 100);

        assertThat(texts(log.lines())).hasSize(25).containsOnly("abc");
        assertThat(log.totals().truncated()).isFalse();
        assertThat(log.totals().sha256()).isNotNull();
    }

    @Test
    void oneByteMoreLeavesOutTheFirstLineThatIsNotOfTheHead() throws InterruptedException {
        Log log = pumped("abc\n".repeat(24) + "last\n", 100);

        assertThat(log.totals())
                .isEqualTo(new LogTotals(25, 101, true, new LogGap(19, 1, 4), null));
        assertThat(log.lines()).extracting(LogLine::seq).containsExactlyElementsOf(numbers(25));
        assertThat(log.lines().get(18))
                .satisfies(
                        marker -> {
                            assertThat(marker.stream()).isEqualTo(STDERR);
                            assertThat(marker.text())
                                    .isEqualTo(
                                            "[AAC] Missing here: 1 line, 4 bytes."
                                                    + " A log keeps 100 bytes.");
                        });
        assertThat(log.lines().getLast().text()).isEqualTo("last");
    }

    private static List<Long> numbers(int last) {
        List<Long> numbers = new ArrayList<>();
        for (long number = 1; number <= last; number++) {
            numbers.add(number);
        }
        return numbers;
    }

    /** The words can be written by anybody, the number in the totals cannot. */
    @Test
    void lineThatLooksLikeTheMarkerIsNone() throws InterruptedException {
        Log log = pumped("[AAC] Missing here: 9 lines, 9 bytes. A log keeps 9 bytes.\n", 90);

        assertThat(log.totals().gap()).isNull();
        assertThat(log.totals().truncated()).isFalse();
    }

    @Test
    void anyCutOfAnyBytesGivesTheSameLinesGapAndDigest() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = randomOutput(random);
            long bytesMax = 1L + random.nextInt(random.nextBoolean() ? 300 : 40_000);
            Log expected = expected(bytes, bytesMax);
            for (int i = 0; i < CUTS; i++) {
                Log log = pumped(cut(bytes, random), bytesMax);
                assertThat(log).as("seed %d, round %d", seed, round).isEqualTo(expected);
            }
        }
    }

    /** The first lines that fit into the head, and the last ones that fit into the rest. */
    private static Log expected(byte[] bytes, long bytesMax) throws Exception {
        List<Part> all = parts(bytes);
        long room = bytesMax - Math.min(LogCap.TAIL_BYTES_MAX, bytesMax / 4);
        long left = bytesMax;
        int head = 0;
        while (head < all.size() && all.get(head).size() <= room) {
            room -= all.get(head).size();
            left -= all.get(head).size();
            head++;
        }
        int tail = all.size();
        while (tail > head && all.get(tail - 1).size() <= left) {
            left -= all.get(tail - 1).size();
            tail--;
        }
        List<LogLine> lines = new ArrayList<>();
        all.subList(0, head).forEach(part -> lines.add(line(lines.size() + 1L, part)));
        long missing = all.subList(head, tail).stream().mapToLong(Part::size).sum();
        if (tail > head) {
            String words = words(tail - head, missing, bytesMax);
            lines.add(new LogLine(head + 1L, STDERR, CLOCK.instant(), words, false));
        }
        all.subList(tail, all.size()).forEach(part -> lines.add(line(lines.size() + 1L, part)));
        LogTotals totals =
                tail == head
                        ? new LogTotals(lines.size(), bytes.length, false, null, digest(bytes))
                        : new LogTotals(
                                lines.size(),
                                bytes.length,
                                true,
                                new LogGap(head + 1L, (long) tail - head, missing),
                                null);
        return new Log(lines, totals);
    }

    private static String words(int lines, long bytes, long bytesMax) {
        return String.format(
                Locale.ROOT,
                "[AAC] Missing here: %,d %s, %,d bytes. A log keeps %,d bytes.",
                lines,
                lines == 1 ? "line" : "lines",
                bytes,
                bytesMax);
    }

    private static List<Part> parts(byte[] bytes) throws InterruptedException {
        List<Part> all = new ArrayList<>();
        LineAssembler assembler = new LineAssembler();
        LineAssembler.Lines each =
                line -> all.add(new Part(line.text(), line.isSplit(), line.size()));
        assembler.accept(bytes, 0, bytes.length, each);
        assembler.finish(each);
        return all;
    }

    private static LogLine line(long seq, Part part) {
        return new LogLine(seq, STDOUT, CLOCK.instant(), part.text(), part.split());
    }

    private static @Nullable LogDigests digest(byte[] bytes) throws Exception {
        if (bytes.length == 0) {
            return null;
        }
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
        return new LogDigests(HexFormat.of().formatHex(digest), null);
    }

    /** The container writes on while nothing is taken, and nothing more than the tail is held. */
    @Test
    void floodPastTheHeadDoesNotWaitForTheSink() throws InterruptedException {
        sink.block();
        byte[] frame = "0123456789\n".repeat(1_000).getBytes(UTF_8);
        try (LogPump pump = LogPump.to(sink, SecretMask.NONE, new LogCap(4_400), CLOCK)) {
            for (int i = 0; i < 2_000; i++) {
                pump.accept(STDOUT, frame);
            }
            assertThat(pump.totals()).isEqualTo(new LogTotals(300, 22_000_000, true));
            Thread ending = Thread.startVirtualThread(() -> finishQuietly(pump));
            await().until(() -> ending.getState() == Thread.State.WAITING);
            sink.unblock();
            ending.join();

            assertThat(pump.totals())
                    .isEqualTo(
                            new LogTotals(
                                    401,
                                    22_000_000,
                                    true,
                                    new LogGap(301, 1_999_600, 21_995_600),
                                    null));
        }
        assertThat(sink.allLines())
                .extracting(LogLine::seq)
                .containsExactlyElementsOf(numbers(401));
    }

    private static void finishQuietly(LogPump pump) {
        try {
            var _ = pump.finish();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] randomOutput(Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = random.nextInt(60); i > 0; i--) {
            String piece =
                    switch (random.nextInt(7)) {
                        case 0 -> "\n";
                        case 1 -> "\r\n";
                        case 2 -> "😀".repeat(random.nextInt(5));
                        case 3 -> "x".repeat(random.nextInt(20_000));
                        default -> "abc".repeat(random.nextInt(30)) + "\n";
                    };
            out.writeBytes(piece.getBytes(UTF_8));
            out.write(random.nextInt(20) == 0 ? random.nextInt(256) : 'y');
        }
        return out.toByteArray();
    }

    private static List<byte[]> cut(byte[] bytes, Random random) {
        List<byte[]> frames = new ArrayList<>();
        int longest = 1 + random.nextInt(random.nextBoolean() ? 100 : 20_000);
        int from = 0;
        while (from < bytes.length) {
            int to = Math.min(bytes.length, from + 1 + random.nextInt(longest));
            frames.add(Arrays.copyOfRange(bytes, from, to));
            from = to;
        }
        return frames;
    }
}
