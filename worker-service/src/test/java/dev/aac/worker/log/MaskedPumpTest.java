package dev.aac.worker.log;

import static dev.aac.contract.fact.LogStream.STDERR;
import static dev.aac.contract.fact.LogStream.STDOUT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.fact.LogDigests;
import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogStream;
import dev.aac.contract.fact.LogTotals;
import dev.aac.worker.mask.MaskedStream;
import dev.aac.worker.mask.SecretMask;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The pump of a run that has secrets. */
@Timeout(120)
class MaskedPumpTest {

    private static final String SECRET = "correct-horse-battery-staple";
    private static final LogCap LARGE = new LogCap(64L * 1024 * 1024);
    private static final Duration SOON = Duration.ofSeconds(5);

    private final HeldAnswers sink = new HeldAnswers();
    private final LogPump pump =
            LogPump.to(sink, SecretMask.of(List.of(SECRET)), LARGE, Clock.systemUTC());

    @AfterEach
    void closePump() {
        pump.close();
    }

    private void feed(LogStream stream, String text) throws InterruptedException {
        pump.accept(stream, text.getBytes(UTF_8));
    }

    private List<String> texts() {
        return sink.allLines().stream().map(LogLine::text).toList();
    }

    @Test
    void secretAcrossFramesAndStreamsIsMaskedInEach() throws InterruptedException {
        feed(STDOUT, "out correct-horse-");
        feed(STDERR, "err correct-");
        feed(STDOUT, "battery-staple\n");
        feed(STDERR, "horse-battery-staple\n");
        pump.finish();

        assertThat(texts()).containsExactly("out ***", "err ***");
    }

    @Test
    void logWithoutASecretInItHasItsDigest() throws InterruptedException {
        feed(STDERR, "nothing to hide\n");

        assertThat(pump.finish().sha256())
                .isEqualTo(
                        new LogDigests(
                                null,
                                "cb53a7a0a0cf5221bc49fce7b35d89f36282dc89fe5741c9b28f64902eb18ee9"));
    }

    /** And has no digest, from which a short secret could be guessed. */
    @Test
    void totalsAreOfWhatTheContainerWrote() throws InterruptedException {
        feed(STDOUT, SECRET + "\n");

        assertThat(pump.finish()).isEqualTo(new LogTotals(1, SECRET.length() + 1, false));
    }

    @Test
    void secretAcrossTheEndOfALongLineIsMasked() throws InterruptedException {
        for (int before = LogLine.TEXT_BYTES_MAX - SECRET.length() - 1;
                before <= LogLine.TEXT_BYTES_MAX + 1;
                before++) {
            HeldAnswers lines = new HeldAnswers();
            try (LogPump fed =
                    LogPump.to(lines, SecretMask.of(List.of(SECRET)), LARGE, Clock.systemUTC())) {
                fed.accept(STDOUT, ("x".repeat(before) + SECRET + "y\n").getBytes(UTF_8));
                fed.finish();
            }
            StringBuilder joined = new StringBuilder();
            lines.allLines().forEach(line -> joined.append(line.text()));
            assertThat(joined.toString()).isEqualTo("x".repeat(before) + "***y");
        }
    }

    @Test
    void lineThatEndsLikeASecretGoesSoonAndIsFollowedByOthers() throws InterruptedException {
        feed(STDOUT, "all is correct\n");

        assertThat(sink.takeBatch(SOON))
                .extracting(LogLine::text)
                .containsExactly("all is correct");

        feed(STDOUT, "more\n");
        assertThat(sink.takeBatch(SOON)).extracting(LogLine::text).containsExactly("more");
        assertThat(pump.finish().lines()).isEqualTo(2);
    }

    @Test
    void linesThatNeedNotWaitAreNotHeldUp() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            long start = System.nanoTime();
            feed(STDOUT, "line " + i + "\n");
            sink.takeBatch();
            sink.answerAll();
            if (System.nanoTime() - start < LogPump.HOLD_MAX.toNanos() / 2) {
                return;
            }
        }
        throw new AssertionError("every line waited");
    }

    @Test
    void bothStreamsLetGoOfAsMuchAsTheyMayHold() throws InterruptedException {
        String held = "correct" + "\n".repeat(MaskedStream.HELD_LINES_MAX);
        feed(STDOUT, held);
        feed(STDERR, held);

        int lines = 0;
        while (lines < 2 * MaskedStream.HELD_LINES_MAX) {
            lines += sink.takeBatch(SOON).size();
        }
        assertThat(pump.finish().lines()).isEqualTo(2 * MaskedStream.HELD_LINES_MAX);
    }

    @Test
    void promptThatWaitsForAnAnswerShowsNothingOfTheSecret() throws InterruptedException {
        feed(STDOUT, "Password [correct-horse-bat");
        pump.finish();

        assertThat(texts()).containsExactly("Password [***");
    }
}
