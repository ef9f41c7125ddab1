package dev.aac.migrations.original;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.fact.LogLine;
import dev.aac.migrations.original.LogText.Line;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogTextTest {

    private static final int RANDOM_TEXTS = 2_000;
    private static final List<String> PIECES =
            List.of("a", "\n", "\r\n", "\r", "ä", "€", "😀", " ", "\u001b[31m", "x".repeat(9_000));

    @Test
    void linesEndWhereAWorkerEndsThem() {
        assertThat(LogText.lines("")).isEmpty();
        assertThat(texts("one\ntwo\r\n\nlast")).containsExactly("one", "two", "", "last");
        assertThat(texts("one\n")).containsExactly("one");
        assertThat(texts("a\rb\n")).containsExactly("a\rb");
        assertThat(texts("\r\n")).containsExactly("");
    }

    @Test
    void longLineIsSplitBetweenCharacters() {
        List<Line> lines = LogText.lines("x" + "€".repeat(LogLine.TEXT_BYTES_MAX) + "\nnext\n");

        assertThat(lines).hasSize(5);
        assertThat(lines).allMatch(line -> line.bytes() <= LogLine.TEXT_BYTES_MAX);
        assertThat(lines).extracting(Line::split).containsExactly(true, true, true, false, false);
        assertThat(lines.getLast().text()).isEqualTo("next");
    }

    @Test
    void lineOfExactlyTheLimitIsNotSplit() {
        assertThat(LogText.lines("x".repeat(LogLine.TEXT_BYTES_MAX) + "\r\n"))
                .containsExactly(new Line("x".repeat(LogLine.TEXT_BYTES_MAX), false));
    }

    @Test
    void nothingIsLostWhateverTheOutput() {
        Random random = new Random(1);
        for (int i = 0; i < RANDOM_TEXTS; i++) {
            StringBuilder output = new StringBuilder();
            random.ints(random.nextInt(30), 0, PIECES.size())
                    .forEach(piece -> output.append(PIECES.get(piece)));
            List<Line> lines = LogText.lines(output.toString());

            assertThat(LogText.joined(lines)).isEqualTo(LogText.ended(output.toString()));
            assertThat(lines)
                    .allMatch(line -> line.text().getBytes(UTF_8).length <= LogLine.TEXT_BYTES_MAX);
        }
    }

    private static List<String> texts(String output) {
        return LogText.lines(output).stream().map(Line::text).toList();
    }
}
