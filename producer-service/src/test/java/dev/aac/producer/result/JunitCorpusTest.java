package dev.aac.producer.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files that frameworks wrote when they were really run, by {@code scripts/junit-corpus.sh}: what
 * is read out of each is what the framework itself said, in the text beside it.
 */
class JunitCorpusTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "surefire   | 4 | 1 | 1 | 1",
                "pytest     | 3 | 2 | 1 | 2",
                "unittest   | 2 | 1 | 1 | 1",
                "behave     | 1 | 1 | 0 | 1",
                "robot      | 1 | 1 | 0 | 1",
                "jest       | 2 | 2 | 0 | 1",
                "vitest     | 2 | 1 | 0 | 1",
                "mocha      | 2 | 2 | 0 | 1",
                "node       | 2 | 1 | 0 | 1",
                "playwright | 2 | 1 | 1 | 1",
                "gotestsum  | 2 | 3 | 0 | 1"
            })
    void countsAreThoseOfTheFramework(
            String name, long passed, long failed, long error, long skipped) throws Exception {
        List<TestCase> tests = tests(name);

        Map<TestOutcome, Long> counts =
                tests.stream()
                        .map(TestCase::outcome)
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(
                        new TestCounts(
                                counts.getOrDefault(TestOutcome.PASSED, 0L),
                                counts.getOrDefault(TestOutcome.FAILED, 0L),
                                counts.getOrDefault(TestOutcome.ERROR, 0L),
                                counts.getOrDefault(TestOutcome.SKIPPED, 0L)))
                .isEqualTo(new TestCounts(passed, failed, error, skipped));
        assertThat(tests).allSatisfy(test -> assertThat(test.name()).isNotBlank());
        assertThat(tests)
                .filteredOn(test -> test.outcome().isBad())
                .allSatisfy(test -> assertThat(test.message()).isNotBlank());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "surefire; Tests run: 7, Failures: 1, Errors: 1, Skipped: 1, Flakes: 1",
                "pytest; 2 failed, 3 passed, 1 skipped, 1 xfailed, 1 error",
                "unittest; FAILED (failures=1, errors=1, skipped=1)",
                "behave; 1 scenario passed, 1 failed, 1 skipped",
                "robot; 3 tests, 1 passed, 1 failed, 1 skipped",
                "jest; 2 failed, 1 skipped, 2 passed, 5 total",
                "vitest; 1 failed | 2 passed | 1 skipped (4)",
                "mocha; 2 passing",
                "mocha; 1 pending",
                "mocha; 2 failing",
                "node; pass 2",
                "node; fail 1",
                "node; skipped 1",
                "playwright; 2 failed",
                "playwright; 1 flaky",
                "playwright; 1 skipped",
                "playwright; 1 passed",
                "gotestsum; DONE 6 tests, 1 skipped, 3 failures"
            })
    void frameworkSaidSo(String name, String summary) throws Exception {
        try (InputStream said = resource(name + ".txt")) {
            assertThat(new String(said.readAllBytes(), UTF_8)).contains(summary);
        }
    }

    private static List<TestCase> tests(String name) throws Exception {
        try (InputStream file = resource(name + ".xml")) {
            return JunitReader.read(file).orElseThrow();
        }
    }

    private static InputStream resource(String name) {
        String path = "/junit/" + name;
        return requireNonNull(JunitCorpusTest.class.getResourceAsStream(path), path);
    }
}
