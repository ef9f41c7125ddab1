package dev.aac.worker.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarksTest {

    private static final int PLACES = 200;

    @Test
    void coverWhatWasAddedHoweverItOverlaps() {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            Marks marks = new Marks();
            BitSet expected = new BitSet();
            int end = 0;
            while (end < PLACES) {
                end += random.nextInt(20);
                int start = end - random.nextInt(30);
                marks.add(start, end);
                expected.set(Math.max(start, 0), end);
            }
            int gone = random.nextInt(PLACES);
            marks.shift(gone);

            marks.rewind();
            assertThat(IntStream.range(0, PLACES).filter(marks::covers).toArray())
                    .isEqualTo(expected.get(gone, gone + PLACES).stream().toArray());
        }
    }

    @Test
    void areEmptyOnceAllIsGone() {
        Marks marks = new Marks();
        assertThat(marks.isEmpty()).isTrue();
        marks.add(2, 5);
        marks.shift(4);
        assertThat(marks.isEmpty()).isFalse();
        marks.shift(1);
        assertThat(marks.isEmpty()).isTrue();
    }
}
