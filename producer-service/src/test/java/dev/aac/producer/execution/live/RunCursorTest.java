package dev.aac.producer.execution.live;

import static dev.aac.producer.execution.live.LiveSamples.lines;
import static dev.aac.producer.execution.live.LiveSamples.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.fact.LogLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunCursorTest {

    private final RunCursor cursor = new RunCursor();

    static List<Integer> seeds() {
        return IntStream.range(0, 200).boxed().toList();
    }

    @Test
    void withoutPositionNothingGoesOut() {
        assertThat(cursor.came(lines(5, 9))).isEmpty();
        assertThat(cursor.isPositioned()).isFalse();
        assertThat(cursor.isBehind()).isFalse();
    }

    @Test
    void startsAtTheFirstLineThatCame() {
        cursor.came(lines(11, 12));
        cursor.came(lines(5, 9));

        assertThat(seqs(cursor.startAtFirst())).isEqualTo(numbers(5, 9));
        assertThat(cursor.isBehind()).as("10 is missing").isTrue();
    }

    @Test
    void positionIsSetOnce() {
        cursor.startAt(3);
        cursor.startAt(1);

        assertThat(cursor.next()).isEqualTo(3);
    }

    @Test
    void repeatedLinesGoOutOnce() {
        cursor.startAt(1);
        assertThat(seqs(cursor.came(lines(1, 5)))).isEqualTo(numbers(1, 5));
        assertThat(cursor.came(lines(1, 5))).isEmpty();
        assertThat(cursor.came(lines(2, 3))).isEmpty();
        assertThat(seqs(cursor.came(lines(4, 7)))).isEqualTo(numbers(6, 7));
        assertThat(cursor.isBehind()).isFalse();
    }

    @Test
    void overtakenLinesWaitForTheirPredecessors() {
        cursor.startAt(1);
        assertThat(cursor.came(lines(4, 6))).isEmpty();
        assertThat(cursor.isBehind()).isTrue();
        assertThat(seqs(cursor.came(lines(1, 3)))).isEqualTo(numbers(1, 6));
        assertThat(cursor.isBehind()).isFalse();
    }

    @Test
    void earlyLinesBeyondTheLimitAreForgottenButKnownToExist() {
        cursor.startAt(1);
        cursor.came(lines(10, 9 + RunCursor.EARLY_LINES_MAX));
        cursor.came(lines(6_000, 6_001));

        List<LogLine> out = cursor.came(lines(1, 9));

        assertThat(seqs(out)).isEqualTo(numbers(1, 9 + RunCursor.EARLY_LINES_MAX));
        assertThat(cursor.isBehind()).isTrue();
    }

    @Test
    void skippedLinesNeverGoOut() {
        cursor.startAt(1);
        cursor.skip(lines(1, 10));

        assertThat(cursor.came(lines(5, 12))).extracting(LogLine::seq).containsExactly(11L, 12L);
    }

    @Test
    void skippingDoesNotSetAPosition() {
        cursor.skip(lines(1, 10));

        assertThat(cursor.isPositioned()).isFalse();
    }

    @Test
    void suspicionLastsUntilTheStoreWasAsked() {
        cursor.startAt(1);
        cursor.suspect();
        assertThat(cursor.isBehind()).isTrue();
        cursor.storeExhausted();
        assertThat(cursor.isBehind()).isFalse();
    }

    @Test
    void linesThatExistAreMissedUntilTheyCome() {
        cursor.startAt(1);
        cursor.exists(2);
        assertThat(cursor.isBehind()).isTrue();
        cursor.storeExhausted();
        assertThat(cursor.isBehind()).as("the store may get them yet").isTrue();
        cursor.came(lines(1, 2));
        assertThat(cursor.isBehind()).isFalse();
    }

    @Test
    void afterGivingUpTheNextLineShowsTheGapAgain() {
        cursor.startAt(1);
        cursor.came(lines(5, 6));
        cursor.giveUp();
        assertThat(cursor.isBehind()).isFalse();
        cursor.came(lines(7, 7));
        assertThat(cursor.isBehind()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyOrderAndRepetitionGivesEachLineOnceAndInOrder(int seed) {
        Random random = new Random(seed);
        int count = 1 + random.nextInt(400);
        List<List<LogLine>> arriving = new ArrayList<>(batches(count, random));
        arriving.addAll(batches(count, random));
        Collections.shuffle(arriving, random);
        List<Long> out = new ArrayList<>();
        int start = random.nextInt(arriving.size());

        for (int i = 0; i < arriving.size(); i++) {
            if (i == start) {
                out.addAll(seqs(cursor.startAt(1)));
            }
            out.addAll(seqs(cursor.came(arriving.get(i))));
        }

        assertThat(out).isEqualTo(numbers(1, count));
        assertThat(cursor.isBehind()).isFalse();
    }

    static List<List<LogLine>> batches(int count, Random random) {
        List<List<LogLine>> batches = new ArrayList<>();
        for (long first = 1; first <= count; ) {
            long last = Math.min(count, first + random.nextInt(20));
            batches.add(lines(first, last));
            first = last + 1;
        }
        return batches;
    }

    private static List<Long> seqs(List<LogLine> lines) {
        return lines.stream().map(LogLine::seq).toList();
    }
}
