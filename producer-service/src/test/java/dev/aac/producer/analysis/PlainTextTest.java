package dev.aac.producer.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

    @ParameterizedTest
    @CsvSource({
        "'plain text', 'plain text'",
        "'\u001b[31mred\u001b[0m', red",
        "'a\u001b[1;38;5;196mb\u001b[mc', abc",
        "'\u001b]0;title\u0007text', text",
        "'\u001b(Bx', Bx",
        "'tab\tstays', 'tab\tstays'",
        "'bell\u0007', bell",
        "'cut \u001b[31', 'cut '",
        "'cut \u001b', 'cut '",
        "'grün ✓', 'grün ✓'"
    })
    void controlSequencesGoAndTheRestStays(String line, String plain) {
        assertThat(PlainText.of(line, 100)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"abcdef, 3, abc", "abc, 3, abc", "'\u001b[1mabc', 5, a"})
    void noMoreThanTheMostIsLookedAt(String line, int max, String plain) {
        assertThat(PlainText.of(line, max)).isEqualTo(plain);
    }
}
