package dev.aac.producer.execution.live;

import static dev.aac.producer.execution.live.LiveSamples.line;
import static dev.aac.producer.execution.live.LiveSamples.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.fact.LogLine;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PageSizeTest {

    private static final int LONG = 16 * 1024;

    private final PageSize page = new PageSize();

    @Test
    void shortLinesAreReadByTheThousand() {
        learnShortLines();

        assertThat(page.lines()).isEqualTo(PageSize.LINES_MAX);
    }

    @Test
    void longLinesAfterShortOnesAreLeftToTheNextRead() {
        learnShortLines();

        PageSize.Page taken = page.take(filled(PageSize.LINES_MAX, LONG));

        assertThat(taken.more()).isTrue();
        assertThat(taken.lines().getFirst().seq()).isEqualTo(1);
        assertThat(taken.lines().stream().mapToInt(line -> line.text().length()).sum())
                .isBetween(PageSize.KEPT_CHARS - LONG, PageSize.KEPT_CHARS + LONG);
        assertThat(page.lines()).isEqualTo(PageSize.LINES_MIN);
    }

    @Test
    void wholePageIsFollowedByAnotherAndAShortOneIsTheLast() {
        assertThat(page.take(lines(1, page.lines())).more()).isTrue();
        assertThat(page.take(lines(1, page.lines() - 1)).more()).isFalse();
        assertThat(page.take(List.of()).more()).isFalse();
    }

    @Test
    void lineThatIsLongerThanAPageIsTakenAlone() {
        PageSize.Page taken = page.take(filled(2, PageSize.KEPT_CHARS));

        assertThat(taken.lines()).hasSize(1);
        assertThat(taken.more()).isTrue();
    }

    private void learnShortLines() {
        while (page.lines() < PageSize.LINES_MAX) {
            page.take(filled(page.lines(), 1));
        }
    }

    private static List<LogLine> filled(int count, int chars) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(seq -> line(seq, "x".repeat(chars)))
                .toList();
    }
}
