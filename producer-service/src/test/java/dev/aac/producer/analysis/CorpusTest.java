package dev.aac.producer.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.analysis.Corpus.Sample;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The analyser on logs that it should understand. {@code -Dtest=CorpusTest} prints how well. */
class CorpusTest {

    private static final double RIGHT_AT_LEAST = 0.85;

    @Test
    void corpusIsLargeAndVaried() {
        List<Sample> all = Corpus.all();
        assertThat(all).hasSizeGreaterThanOrEqualTo(120);
        assertThat(all.stream().filter(Sample::isHeldOut).count() * 100 / all.size())
                .isBetween(28L, 38L);
        assertThat(all.stream().map(Sample::category)).contains(Category.values());
        assertThat(all)
                .allSatisfy(
                        sample ->
                                assertThat(sample.lines())
                                        .as(sample.name())
                                        .anyMatch(
                                                line ->
                                                        plain(line.text())
                                                                .contains(sample.evidence())));
    }

    private static String plain(String text) {
        return PlainText.of(text, RuleReading.LINE_CHARS_MAX);
    }

    /** The figure to believe: nobody looked at these logs while the rules were written. */
    @Test
    void heldOutLogsAreUnderstood() {
        List<Sample> heldOut = Corpus.all().stream().filter(Sample::isHeldOut).toList();

        System.out.print(table("held out", heldOut));
        assertThat(share(heldOut, Sample::isCategoryFound)).isGreaterThanOrEqualTo(RIGHT_AT_LEAST);
        assertThat(share(heldOut, Sample::isEvidenceFound)).isGreaterThanOrEqualTo(RIGHT_AT_LEAST);
    }

    static Stream<Sample> known() {
        return Corpus.all().stream().filter(sample -> !sample.isHeldOut());
    }

    @ParameterizedTest
    @MethodSource("known")
    void logThatRulesWereWrittenWithIsUnderstood(Sample sample) {
        Finding finding = sample.finding();
        assertThat(finding.category()).as(finding.toString()).isEqualTo(sample.category());
        assertThat(finding.evidence()).anyMatch(line -> line.text().contains(sample.evidence()));
    }

    private static double share(List<Sample> samples, Predicate<Sample> right) {
        return (double) samples.stream().filter(right).count() / samples.size();
    }

    /** By category: how many, how many with the right category, and with the right evidence. */
    private static String table(String what, List<Sample> samples) {
        Map<Category, List<Sample>> byCategory =
                samples.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Sample::category, TreeMap::new, Collectors.toList()));
        StringBuilder table = new StringBuilder();
        table.append(row(what, samples));
        byCategory.forEach((category, some) -> table.append(row(category.apiName(), some)));
        table.append(row("of these run", samples.stream().filter(Sample::isRun).toList()));
        return table.toString();
    }

    private static String row(String name, List<Sample> samples) {
        return "%-14s %3d logs, category right %3d (%.1f %%), evidence right %3d%n"
                .formatted(
                        name,
                        samples.size(),
                        samples.stream().filter(Sample::isCategoryFound).count(),
                        100 * share(samples, Sample::isCategoryFound),
                        samples.stream().filter(Sample::isEvidenceFound).count());
    }
}
