package dev.aac.worker.container.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogProgressTest {

    private static final Instant T = Instant.parse("2026-11-27T10:00:00Z");

    private final LogProgress progress = new LogProgress();
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

    private record Line(Instant time, String text) {

        String entry() {
            return time + " " + text + "\n";
        }
    }

    private static Line line(double seconds, String text) {
        return new Line(T.plusMillis(Math.round(seconds * 1000)), text);
    }

    private LogProgress.Reading read(String log) {
        LogProgress.Reading reading = progress.read();
        feed(reading, log.getBytes(UTF_8));
        return reading;
    }

    private void feed(LogProgress.Reading reading, byte[] bytes) {
        taken.writeBytes(reading.unseen(bytes, bytes.length));
    }

    private static String log(List<Line> lines, Predicate<Line> wanted) {
        StringBuilder text = new StringBuilder();
        lines.stream().filter(wanted).map(Line::entry).forEach(text::append);
        return text.toString();
    }

    /// As the kubelet hands it out.
    private String again(List<Line> lines) {
        Instant from = progress.since().orElse(Instant.MIN);
        return log(lines, line -> !line.time().isBefore(from));
    }

    private static String texts(List<Line> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.text()).append('\n'));
        return text.toString();
    }

    private String taken() {
        return taken.toString(UTF_8);
    }

    @Test
    void allOfItIsReadFirst() {
        assertThat(progress.since()).isEmpty();

        LogProgress.Reading reading = read(line(0, "a").entry() + line(0, "").entry());

        assertThat(taken()).isEqualTo("a\n\n");
        assertThat(reading.foundMore()).isTrue();
        assertThat(progress.since()).contains(T.minus(LogProgress.OVERLAP));
        assertThat(progress.hasGap()).isFalse();
    }

    @Test
    void whatWasTakenIsPassedOver() {
        List<Line> lines = List.of(line(0, "a"), line(0.5, "b"), line(1, "c"), line(4, "d"));
        read(log(lines.subList(0, 3), _ -> true));

        LogProgress.Reading reading = read(again(lines));
        reading.ended();

        assertThat(taken()).isEqualTo("a\nb\nc\nd\n");
        assertThat(progress.hasGap()).isFalse();
    }

    @Test
    void equalLinesOfOneMomentAreAsManyAsWereWritten() {
        List<Line> lines = List.of(line(0, "x"), line(0, "x"), line(0, "x"), line(0, "x"));
        read(log(lines.subList(0, 2), _ -> true));

        read(again(lines)).ended();

        assertThat(taken()).isEqualTo("x\n".repeat(4));
        assertThat(progress.hasGap()).isFalse();
    }

    @Test
    void lineThatIsLateInTheLogIsNotLost() {
        List<Line> lines = List.of(line(1.9, "a"), line(2.1, "b"), line(1.8, "late"), line(2, "c"));
        read(log(lines.subList(0, 2), _ -> true));

        read(again(lines)).ended();

        assertThat(taken()).isEqualTo("a\nb\nlate\nc\n");
        assertThat(progress.hasGap()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 20, 21, 22, 26, 27, 30, 47, 48, 50})
    void cutAnywhereInAnEntryCostsAndDoublesNothing(int cut) {
        List<Line> lines = List.of(line(0, "grüße"), line(0, "another"));
        byte[] log = log(lines, _ -> true).getBytes(UTF_8);
        LogProgress.Reading first = progress.read();
        taken.writeBytes(first.unseen(log, cut));

        read(again(lines)).ended();

        assertThat(taken()).isEqualTo("grüße\nanother\n");
        assertThat(progress.hasGap()).isFalse();
    }

    @Test
    void readingThatIsCutWithinWhatIsKnownChangesNothing() {
        List<Line> lines = List.of(line(0, "a"), line(0, "b"), line(0, "c"));
        read(log(lines.subList(0, 2), _ -> true));
        read(lines.getFirst().entry());

        read(again(lines)).ended();

        assertThat(taken()).isEqualTo("a\nb\nc\n");
        assertThat(progress.hasGap()).isFalse();
    }

    @Test
    void manyCutsInALogOfManySecondsLoseAndDoubleNothing() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            LogProgressTest one = new LogProgressTest();
            List<Line> lines = one.randomLines(random);
            LogProgress.Reading reading = one.progress.read();
            byte[] log = one.again(lines).getBytes(UTF_8);
            while (random.nextInt(20) > 0) {
                one.feedPieces(reading, log, random.nextInt(log.length + 1), random);
                log = one.again(lines).getBytes(UTF_8);
                reading = one.progress.read();
            }
            one.feedPieces(reading, log, log.length, random);
            reading.ended();

            assertThat(one.taken()).as("seed %d", seed).isEqualTo(texts(lines));
            assertThat(one.progress.hasGap()).as("seed %d", seed).isFalse();
        }
    }

    /// Two streams whose times are up to a second out of order, and many lines of one moment.
    private List<Line> randomLines(Random random) {
        List<Line> lines = new ArrayList<>();
        double now = 0;
        for (int i = 0; i < 60; i++) {
            now += random.nextInt(3) * 0.4;
            lines.add(line(now - random.nextInt(2) * 0.9, "x".repeat(random.nextInt(5))));
        }
        return lines;
    }

    private void feedPieces(LogProgress.Reading reading, byte[] log, int length, Random random) {
        int at = 0;
        while (at < length) {
            int count = Math.min(length - at, 1 + random.nextInt(40));
            byte[] piece = new byte[count];
            System.arraycopy(log, at, piece, 0, count);
            feed(reading, piece);
            at += count;
        }
    }

    @Test
    void logThatNoLongerHasWhatWasTakenIsNoticed() {
        read(log(List.of(line(0, "a"), line(0, "b")), _ -> true));

        read(log(List.of(line(1, "c"), line(1, "d")), _ -> true)).ended();

        assertThat(taken()).isEqualTo("a\nb\nc\nd\n");
        assertThat(progress.hasGap()).isTrue();
    }

    @Test
    void otherLinesInThePlaceOfThoseThatWereTakenAreNoticed() {
        read(log(List.of(line(0, "a"), line(0, "b")), _ -> true));

        read(log(List.of(line(0, "c"), line(0, "d"), line(0, "e")), _ -> true));

        assertThat(progress.hasGap()).isTrue();
    }

    @Test
    void beginningOfALineThatIsNotThereAgainIsNoticed() {
        read(T + " begun and");

        read(line(1, "another").entry()).ended();

        assertThat(taken()).isEqualTo("begun andanother\n");
        assertThat(progress.hasGap()).isTrue();
    }

    @Test
    void wordsOfTheKubeletsOwnAreHandedOver() {
        read("unable to retrieve container logs\n");
        assertThat(taken()).isEqualTo("unable to retrieve container logs\n");
        assertThat(progress.hasGap()).isFalse();
    }

    @Test
    void restOfALineWithoutItsTimeIsNoticed() {
        read(line(0, "a").entry());

        read("of-a-line-whose-beginning-was-filtered-out\n");

        assertThat(progress.hasGap()).isTrue();
    }

    @Test
    void timesWithAnOffsetAreTheSameMoments() {
        read("2026-11-27T12:00:00.123456789+02:00 a\n");

        assertThat(progress.since()).contains(T.minus(LogProgress.OVERLAP));
    }
}
