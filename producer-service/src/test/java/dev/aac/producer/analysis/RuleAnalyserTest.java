package dev.aac.producer.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts of all that a log says. */
class RuleAnalyserTest {

    @Test
    void deepestCauseOfAChainIsWhatBroke() {
        Finding finding =
                analysed(
                        """
                        [ERROR] shop.StoreTest.opens -- Time elapsed: 0.1 s <<< ERROR!
                        java.lang.IllegalStateException: the store cannot be opened
                        \tat shop.StoreTest.opens(StoreTest.java:14)
                        Caused by: shop.StoreException: no connection
                        \tat shop.Store.open(Store.java:4)
                        Caused by: java.net.ConnectException: Connection refused
                        \tat java.base/sun.nio.ch.Net.pollConnect(Native Method)
                        """);

        assertThat(finding.category()).isEqualTo(Category.CONNECTION);
        assertThat(seqs(finding)).contains(1L, 6L);
        assertThat(finding.confidence()).isGreaterThan(0.8);
    }

    @Test
    void whatPassingTestsSayDoesNotCount() {
        Finding finding =
                analysed(
                        """
                        === RUN   TestRefusal
                            api_test.go:9: dial tcp 10.0.0.9:443: connect: connection refused
                        --- PASS: TestRefusal (0.00s)
                        === RUN   TestCurrency
                            api_test.go:19: got "USD", want "EUR"
                        --- FAIL: TestCurrency (0.00s)
                        FAIL
                        """);

        assertThat(finding.category()).isEqualTo(Category.ASSERTION);
        assertThat(seqs(finding)).containsExactly(5L, 6L);
    }

    @Test
    void flakyTestDoesNotCountWhenAnotherFailed() {
        Finding finding =
                analysed(
                        """
                          1) [chromium] › a.spec.ts:3:1 › waits ─────

                            Error: page.goto: net::ERR_CONNECTION_REFUSED at http://shop/

                          2) [chromium] › b.spec.ts:3:1 › sums ──────

                            Error: expect(received).toBe(expected) // Object.is equality

                            Expected: 3
                            Received: 2

                            Retry #1 ───────────────────────

                            Error: page.goto: net::ERR_CONNECTION_REFUSED at http://shop/

                          1 failed
                            [chromium] › b.spec.ts:3:1 › sums ──────
                          1 flaky
                            [chromium] › a.spec.ts:3:1 › waits ─────
                          4 passed (9.1s)
                        """);

        assertThat(finding.category()).isEqualTo(Category.ASSERTION);
        assertThat(seqs(finding)).containsExactly(5L, 7L, 9L, 10L);
    }

    @Test
    void warningsCountOnlyWhenThereIsNothingElse() {
        String warning = "WARN connection refused, retrying (1/3)\n";

        assertThat(analysed(warning + "Error: Cannot find module './a'").category())
                .isEqualTo(Category.MISSING);
        assertThat(analysed(warning + "done").category()).isEqualTo(Category.CONNECTION);
    }

    @Test
    void coloursDoNotHideAnything() {
        Finding finding = analysed("\u001b[31mbash: new\u001b[1mman: command not found\u001b[0m");

        assertThat(finding.category()).isEqualTo(Category.MISSING);
        assertThat(finding.sentence()).isEqualTo("The command newman is not there.");
        assertThat(finding.evidence().getFirst().text())
                .isEqualTo("bash: newman: command not found");
    }

    @Test
    void firstOfManyFailedTestsIsToldOf() {
        String failed =
                IntStream.rangeClosed(1, 500)
                        .mapToObj(
                                "FAIL: test_%1$d (a.B.test_%1$d)\nAssertionError: %1$d != 0"
                                        ::formatted)
                        .collect(Collectors.joining("\n"));

        assertThat(seqs(analysed(failed))).containsExactly(1L, 2L);
    }

    @ParameterizedTest
    @CsvSource({
        "137, EXIT_CODE, SIGKILL",
        "139, EXIT_CODE, SIGSEGV",
        "143, EXIT_CODE, SIGTERM",
        "160, EXIT_CODE, signal 32",
        "124, TIMEOUT, timeout",
        "126, PERMISSION, executed",
        "127, MISSING, not found",
        "3, UNKNOWN, exit code 3",
        "255, UNKNOWN, exit code 255"
    })
    void logThatSaysNothingLeavesTheExitCode(int code, Category category, String word) {
        Finding finding = RuleAnalyser.analyse(Logs.of("step 1\n\nstep 2\n"), code);

        assertThat(finding.category()).isEqualTo(category);
        assertThat(finding.sentence()).contains(word);
        assertThat(seqs(finding)).containsExactly(1L, 3L);
        assertThat(finding.confidence()).isLessThanOrEqualTo(0.5);
    }

    @Test
    void emptyLogIsNoEvidence() {
        Finding finding = RuleAnalyser.analyse(Logs.of(""), 1);

        assertThat(finding.category()).isEqualTo(Category.UNKNOWN);
        assertThat(finding.evidence()).isEmpty();
    }

    @Test
    void whatIsKeptOfALogIsBounded() {
        RuleReading reading = RuleAnalyser.begin();
        String line = "FAIL: test_a (a.B.test_a) " + "x".repeat(9_000);
        LongStream.rangeClosed(1, 3_000)
                .forEach(
                        seq -> {
                            reading.accept(Logs.line(2 * seq - 1, line));
                            reading.accept(Logs.line(2 * seq, "AssertionError: " + line));
                        });

        Finding finding = reading.finding(1);

        assertThat(finding.evidence()).hasSizeLessThanOrEqualTo(Finding.EVIDENCE_MAX);
        assertThat(finding.evidence())
                .allMatch(evidence -> evidence.text().length() <= Evidence.TEXT_MAX);
        assertThat(finding.sentence()).hasSizeLessThanOrEqualTo(Finding.SENTENCE_MAX);
    }

    /**
     * With room for a busy machine and no second compiler; {@link AnalyserSpeed} has the figure.
     */
    @Test
    void largeLogIsReadInSeconds() {
        assertThat(AnalyserSpeed.read(new Random(1))).isLessThan(Duration.ofSeconds(20));
    }

    private static Finding analysed(String log) {
        return RuleAnalyser.analyse(Logs.of(log), 1);
    }

    private static List<Long> seqs(Finding finding) {
        return finding.evidence().stream().map(Evidence::seq).toList();
    }
}
