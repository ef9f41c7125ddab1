package dev.aac.producer.execution;

import static dev.aac.producer.execution.ExecutionSamples.ACME;
import static dev.aac.producer.execution.ExecutionSamples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogStream;
import dev.aac.contract.id.RunRef;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class LogSearchTest {

    private final OrganizationScope acme = OrganizationScope.ofVerifiedToken(ACME);
    private final RunRef run = ExecutionSamples.accepted().currentRun();
    private final InMemoryExecutionLogs logs = new InMemoryExecutionLogs();

    private void write(long last, LongFunction<String> text) {
        for (long first = 1; first <= last; first += Fact.LogLines.LINES_MAX) {
            List<LogLine> batch = new ArrayList<>();
            for (long seq = first; seq <= last && batch.size() < Fact.LogLines.LINES_MAX; seq++) {
                batch.add(new LogLine(seq, LogStream.STDOUT, NOW, text.apply(seq), false));
            }
            logs.append(acme, run, batch);
        }
    }

    private void write(String... texts) {
        write(texts.length, seq -> texts[(int) seq - 1]);
    }

    private FoundLines search(String text, long fromSeq, int limit) {
        LogSearch search = LogSearch.of(text).orElseThrow();
        return FoundLines.read(logs, acme, run, new LogQuery(null, fromSeq, limit, search));
    }

    private List<Long> found(String text) {
        return seqs(search(text, 1, 100));
    }

    private static List<Long> seqs(FoundLines found) {
        return found.lines().stream().map(LogLine::seq).toList();
    }

    @Test
    void caseAndControlSequencesDoNotMatter() {
        write(
                "Error: no",
                "ERR\u001b[31mO\u001b[0mR",
                "\u001b]0;error\u0007title",
                "ÄRGER",
                "fine");

        assertThat(found("error")).containsExactly(1L, 2L);
        assertThat(found("ärger")).containsExactly(4L);
        assertThat(search("error", 1, 100).lines().get(1).text()).contains("\u001b[31m");
    }

    @Test
    void textIsTakenLiterally() {
        write("a.b", "axb", "(", "\\Q", "100% [ok]");

        assertThat(found("a.b")).containsExactly(1L);
        assertThat(found("(")).containsExactly(3L);
        assertThat(found("\\q")).containsExactly(4L);
        assertThat(found("% [OK]")).containsExactly(5L);
    }

    @Test
    void pagesOfHitsGoOnWhereTheLastOneEnded() {
        write(10, seq -> seq % 2 == 0 ? "even" : "odd");

        FoundLines first = search("even", 1, 2);
        FoundLines second = search("even", first.next(), 2);
        FoundLines third = search("even", second.next(), 2);

        assertThat(seqs(first)).containsExactly(2L, 4L);
        assertThat(seqs(second)).containsExactly(6L, 8L);
        assertThat(seqs(third)).containsExactly(10L);
        assertThat(third.next()).isEqualTo(11);
        assertThat(search("even", 11, 2)).isEqualTo(new FoundLines(List.of(), 11));
    }

    @Test
    void requestLooksAtAsManyLinesAsItMay() {
        int lines = LogSearch.LINES_MAX + 10;
        write(lines, seq -> seq == lines ? "needle" : "hay");

        FoundLines first = search("needle", 1, 5);

        assertThat(first).isEqualTo(new FoundLines(List.of(), LogSearch.LINES_MAX + 1L));
        assertThat(seqs(search("needle", first.next(), 5))).containsExactly((long) lines);
    }

    @Test
    void longHitsAreDividedLikeLongLines() {
        String longest = "x".repeat(LogLine.TEXT_BYTES_MAX);
        int fitting = ExecutionLogs.READ_CHARS_MAX / longest.length();
        write(fitting + 5L, _ -> longest);

        FoundLines found = search("xx", 1, ExecutionLogs.READ_MAX);

        assertThat(found.lines()).hasSize(fitting);
        assertThat(found.next()).isEqualTo(fitting + 1L);
    }

    @Test
    void textHasALength() {
        assertThat(LogSearch.of("")).isEmpty();
        assertThat(LogSearch.of("x".repeat(200))).isPresent();
        assertThat(LogSearch.of("x".repeat(201))).isEmpty();
    }
}
