package dev.aac.producer.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each rule fires on lines it is for, as they are found by its literals, and not on near misses.
 */
class RulesTest {

    static Stream<RuleSample> samples() {
        return Stream.of(SystemSamples.ALL, LanguageSamples.ALL, BrowserSamples.ALL)
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void ruleFiresOnItsLinesOnly(RuleSample sample) {
        assertThat(sample.fires()).allMatch(line -> fires(sample.rule(), line));
        assertThat(sample.nearMisses()).noneMatch(line -> fires(sample.rule(), line));
    }

    @Test
    void everyRuleHasLinesOfBothKinds() {
        assertThat(RuleBook.ALL.rules()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(samples().map(RuleSample::rule))
                .containsExactlyInAnyOrderElementsOf(
                        RuleBook.ALL.rules().stream().map(Rule::id).toList());
        assertThat(samples())
                .allMatch(sample -> !sample.fires().isEmpty() && !sample.nearMisses().isEmpty());
    }

    @Test
    void everySentenceIsOne() {
        for (Rule rule : RuleBook.ALL.rules()) {
            assertThat(rule.nextStep()).as(rule.id()).endsWith(".").hasSizeLessThan(200);
            assertThat(rule.sentence()).as(rule.id()).matches("[A-Z{].*(?:\\.|\\{})");
        }
    }

    /** Whatever a log holds, a line costs little: patterns do not go back and forth over it. */
    @Test
    void noRuleIsSlowOnALineThatAlmostMatches() {
        List<String> teasers =
                Stream.of("a.", "A", "a: ", "(", "-- ", "Error: ", "x_", "1) ", "a b ", "no ")
                        .map(part -> part.repeat(RuleReading.LINE_CHARS_MAX / part.length()))
                        .toList();
        for (Rule rule : RuleBook.ALL.rules()) {
            String literals = rule.literals().stream().collect(Collectors.joining(" "));
            for (String teaser : teasers) {
                long began = System.nanoTime();
                for (int i = 0; i < 20; i++) {
                    var _ = rule.read(literals + teaser);
                    var _ = rule.read(teaser + literals);
                }
                assertThat(Duration.ofNanos(System.nanoTime() - began))
                        .as(rule.id())
                        .isLessThan(Duration.ofSeconds(2));
            }
        }
    }

    private static boolean fires(String id, String line) {
        BitSet candidates = new BitSet();
        RuleBook.ALL.find(line, candidates);
        int first = RuleBook.ALL.landmarks().size();
        for (int i = 0; i < RuleBook.ALL.rules().size(); i++) {
            Rule rule = RuleBook.ALL.rules().get(i);
            if (rule.id().equals(id)) {
                return candidates.get(first + i) && rule.read(line).isPresent();
            }
        }
        throw new IllegalArgumentException("no rule " + id);
    }
}
