package dev.aac.worker.container.docker;

import static dev.aac.contract.fact.LogStream.STDOUT;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;

import dev.aac.contract.fact.LogGap;
import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogTotals;
import dev.aac.worker.container.Attachment;
import dev.aac.worker.container.ContainerId;
import dev.aac.worker.container.GatheredOutput;
import dev.aac.worker.log.BatchSink;
import dev.aac.worker.log.LogCap;
import dev.aac.worker.log.LogPump;
import dev.aac.worker.mask.SecretMask;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real output through the real engine and the pump. */
@Tag("docker")
@Timeout(120)
class DockerOutputTest {

    private static final int MANY_LINES = 100_000;
    private static final LogCap LARGE = new LogCap(64L * 1024 * 1024);
    private static final int SMALL = 64 * 1024;

    /** The engine and the kernel together hold about 1.4 MB of one stream. */
    private static final int MORE_THAN_PIPES_HOLD = 1_600_000;

    private static final int MANY_BYTES = 40_000_000;

    private static DockerTestBed bed;

    private final List<LogLine> lines = Collections.synchronizedList(new ArrayList<>());
    private final BatchSink sink =
            (batch, answered) -> {
                lines.addAll(batch);
                answered.run();
            };

    @BeforeAll
    static void makeBed() throws IOException {
        bed = new DockerTestBed();
    }

    @AfterEach
    void removeContainers() throws Exception {
        bed.removeContainers();
    }

    @AfterAll
    static void removeBed() throws Exception {
        bed.tearDown();
    }

    private List<String> linesOf(String command) throws Exception {
        var _ = totalsOf(command, LARGE);
        return texts(lines);
    }

    private LogTotals totalsOf(String command, LogCap cap) throws Exception {
        try (LogPump pump = LogPump.to(sink, SecretMask.NONE, cap, Clock.systemUTC())) {
            bed.run(bed.shell(command), pump);
            return pump.finish();
        }
    }

    private static List<String> texts(List<LogLine> lines) {
        return lines.stream().map(LogLine::text).toList();
    }

    private static List<String> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(String::valueOf).toList();
    }

    /** The container itself says on stderr what the digest of its stdout is. */
    @Test
    void hundredThousandLinesComeCompleteInOrderAndWithTheirDigest() throws Exception {
        String print = "seq " + MANY_LINES;

        LogTotals totals = totalsOf(print + "; " + print + " | sha256sum >&2", LARGE);

        Map<Boolean, List<LogLine>> ofStdout =
                lines.stream().collect(Collectors.partitioningBy(l -> l.stream() == STDOUT));
        assertThat(texts(requireNonNull(ofStdout.get(true)))).isEqualTo(numbers(1, MANY_LINES));
        assertThat(totals.lines()).isEqualTo(MANY_LINES + 1);
        assertThat(texts(requireNonNull(ofStdout.get(false))))
                .containsExactly(requireNonNull(totals.sha256()).stdout() + "  -");
    }

    @Test
    void longerLogThanIsKeptSaysExactlyWhatIsMissing() throws Exception {
        LogTotals totals = totalsOf("seq " + MANY_LINES, new LogCap(SMALL));

        LogGap gap = requireNonNull(totals.gap());
        int head = (int) gap.seq() - 1;
        int tail = head + (int) gap.lines() + 1;
        assertThat(texts(lines.subList(0, head))).isEqualTo(numbers(1, head));
        assertThat(lines.get(head).text())
                .contains("%,d lines, %,d bytes.".formatted(gap.lines(), gap.bytes()));
        assertThat(texts(lines.subList(head + 1, lines.size())))
                .isEqualTo(numbers(tail, MANY_LINES));
        long missing = numbers(head + 1, tail - 1).stream().mapToLong(n -> n.length() + 1L).sum();
        assertThat(gap.bytes()).isEqualTo(missing);
        assertThat(totals.bytes() - missing).isBetween(SMALL - 10L, (long) SMALL);
        assertThat(totals.sha256()).isNull();
    }

    @Test
    void lastLinesOfAShortContainerAreNeverLost() throws Exception {
        for (int i = 0; i < 5; i++) {
            lines.clear();
            assertThat(linesOf("echo only; echo line " + i + "; exec true"))
                    .containsExactly("only", "line " + i);
        }
    }

    @Test
    void characterWrittenInPiecesIsWhole() throws Exception {
        assertThat(
                        linesOf(
                                "printf 'gr\\303'; sleep 0.2; printf '\\274\\303\\237'; sleep 0.2;"
                                        + " echo e"))
                .containsExactly("grüße");
    }

    @Test
    void blockedSinkMakesTheProcessWait() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicLong taken = new AtomicLong();
        ContainerId id =
                bed.engine().create(bed.shell("head -c " + MANY_BYTES + " /dev/zero; echo end"));
        Attachment attachment =
                bed.engine()
                        .attach(
                                id,
                                (_, bytes) -> {
                                    taken.addAndGet(bytes.length);
                                    release.await();
                                });
        bed.engine().start(id);
        await().untilAtomic(taken, greaterThan(0L));

        assertThat(bed.engine().awaitExit(id, Duration.ofSeconds(2))).isEmpty();
        release.countDown();

        assertThat(bed.engine().awaitExit(id, DockerTestBed.PATIENCE)).isPresent();
        assertThat(attachment.awaitEnd(DockerTestBed.PATIENCE)).isTrue();
        assertThat(taken).hasValue(MANY_BYTES + "end\n".length());
    }

    @Test
    void endOfTheOutputOutlivesAStalledSink() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicLong taken = new AtomicLong();
        ContainerId id =
                bed.engine().create(bed.shell("head -c " + MORE_THAN_PIPES_HOLD + " /dev/zero"));
        Attachment attachment =
                bed.engine()
                        .attach(
                                id,
                                (_, bytes) -> {
                                    taken.addAndGet(bytes.length);
                                    release.await();
                                });
        bed.engine().start(id);

        assertThat(bed.engine().awaitExit(id, DockerTestBed.PATIENCE)).isPresent();
        release.countDown();

        assertThat(attachment.awaitEnd(DockerTestBed.PATIENCE)).isTrue();
        assertThat(taken).hasValue(MORE_THAN_PIPES_HOLD);
    }

    @Test
    void outputOfAKilledContainerComesUpToItsEnd() throws Exception {
        GatheredOutput output = new GatheredOutput();
        ContainerId id = bed.start(bed.shell("trap '' TERM; seq 1000; sleep 60"), output);
        await().until(() -> output.text(STDOUT).endsWith("1000\n"));

        bed.engine().stop(id, Duration.ofMillis(100));

        assertThat(output.text(STDOUT).lines().count()).isEqualTo(1000);
    }
}
