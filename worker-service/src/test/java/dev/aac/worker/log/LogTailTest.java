package dev.aac.worker.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogTailTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final int ROUNDS = 20;
    private static final int STEPS = 2_000;

    private record Held(LogLine line, int size) {}

    /** Against a queue of lines; clocks go back, lines have all lengths, some come out between. */
    @Test
    void holdsTheLastLinesThatFit() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            int bytesMax = 1 + random.nextInt(200_000);
            LogTail tail = new LogTail(bytesMax);
            Deque<Held> expected = new ArrayDeque<>();
            long drivenOut = 0;
            for (int step = 0; step < STEPS; step++) {
                Held next = randomLine(random);
                tail.add(next.line().stream(), next.line().time(), bytesOf(next));
                expected.add(next);
                while (expected.stream().mapToLong(Held::size).sum() > bytesMax) {
                    drivenOut += expected.removeFirst().size();
                }
                assertThat(tail.drivenOutBytes()).isEqualTo(drivenOut);
                if (random.nextInt(10) == 0 && !expected.isEmpty()) {
                    assertThat(tail.poll(1)).isEqualTo(expected.removeFirst().line());
                }
            }
            while (!expected.isEmpty()) {
                assertThat(tail.poll(1))
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo(expected.removeFirst().line());
            }
            assertThat(tail.isEmpty()).isTrue();
        }
    }

    @Test
    void knowsWhenTheLastMissingLineCame() {
        LogTail tail = new LogTail(2);
        for (int i = 0; i < 3; i++) {
            byte[] text = {(byte) ('a' + i)};
            tail.add(
                    LogStream.STDOUT,
                    START.plusMillis(i * 1_000L),
                    new LineBytes(text, 0, 1, LineEnd.LF));
        }

        assertThat(tail.drivenOut()).isEqualTo(2);
        assertThat(tail.goneAt()).isEqualTo(START.plusMillis(1_000));
    }

    private static Held randomLine(Random random) {
        int longest = random.nextInt(20) == 0 ? LogLine.TEXT_BYTES_MAX : 100;
        String text = "x".repeat(random.nextInt(longest + 1));
        boolean split = random.nextInt(4) == 0;
        Instant time = START.plusMillis(random.nextInt(100_000) - 50_000);
        LogStream stream = random.nextBoolean() ? LogStream.STDOUT : LogStream.STDERR;
        return new Held(new LogLine(1, stream, time, text, split), text.length() + (split ? 0 : 1));
    }

    private static LineBytes bytesOf(Held held) {
        byte[] text = held.line().text().getBytes(UTF_8);
        LineEnd end = held.line().split() ? LineEnd.SPLIT : LineEnd.LF;
        return new LineBytes(text, 0, text.length, end);
    }
}
