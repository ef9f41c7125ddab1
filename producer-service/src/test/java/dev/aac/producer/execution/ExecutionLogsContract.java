package dev.aac.producer.execution;

import static dev.aac.producer.execution.ExecutionSamples.ACME;
import static dev.aac.producer.execution.ExecutionSamples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogStream;
import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ExecutionLogs} must do. Each test has an empty store. */
public abstract class ExecutionLogsContract {

    private static final OrganizationId GLOBEX = new OrganizationId("64b000000000000000000002");
    private static final RunId RUN_ID = new RunId("1".repeat(32));
    private static final RunRef RUN = new RunRef(ACME, new TaskId("t1"), RUN_ID, 1);

    private final OrganizationScope acme = OrganizationScope.ofVerifiedToken(ACME);
    private final OrganizationScope globex = OrganizationScope.ofVerifiedToken(GLOBEX);
    private ExecutionLogs logs = new InMemoryExecutionLogs();

    /** A new one, without lines. */
    protected abstract ExecutionLogs empty();

    @BeforeEach
    void start() {
        logs = empty();
    }

    @Test
    void linesAreReadAsTheyWere() {
        List<LogLine> lines =
                List.of(
                        new LogLine(1, LogStream.STDOUT, NOW, "hello", false),
                        new LogLine(2, LogStream.STDERR, NOW.plusMillis(7), "", false),
                        new LogLine(3, LogStream.STDOUT, NOW.minusMillis(3), "naïve 😀\r", true),
                        new LogLine(4, LogStream.STDERR, NOW, "\u001b[31mred\u001b[0m\u0000", true),
                        new LogLine(5, LogStream.STDOUT, NOW.plusSeconds(9_000_000), "x", false));

        logs.append(acme, RUN, lines);

        assertThat(logs.read(acme, RUN, 1, 100)).isEqualTo(lines);
    }

    @Test
    void timesAreKeptToTheMillisecond() {
        LogLine precise = new LogLine(1, LogStream.STDOUT, NOW.plusNanos(1_234_567), "a", false);

        logs.append(acme, RUN, List.of(precise));

        assertThat(logs.read(acme, RUN, 1, 1).getFirst().time()).isEqualTo(NOW.plusMillis(1));
    }

    @Test
    void sameBatchAgainChangesNothing() {
        logs.append(acme, RUN, lines(1, 3));
        logs.append(acme, RUN, lines(4, 5));

        logs.append(acme, RUN, lines(1, 3));

        assertThat(logs.read(acme, RUN, 1, 100)).isEqualTo(lines(1, 5));
    }

    @Test
    void batchesMayComeInAnyOrder() {
        List<List<LogLine>> batches = new ArrayList<>();
        for (long first = 1; first <= 400; first += 4) {
            batches.add(lines(first, first + 3));
        }
        Collections.shuffle(batches, new Random(1));

        batches.forEach(batch -> logs.append(acme, RUN, batch));

        assertThat(logs.read(acme, RUN, 1, 1_000)).isEqualTo(lines(1, 400));
    }

    @Test
    void readStopsAtAGap() {
        logs.append(acme, RUN, lines(1, 3));
        logs.append(acme, RUN, lines(7, 9));

        assertThat(logs.read(acme, RUN, 1, 100)).isEqualTo(lines(1, 3));
        assertThat(logs.read(acme, RUN, 4, 100)).isEmpty();
        assertThat(logs.read(acme, RUN, 7, 100)).isEqualTo(lines(7, 9));
    }

    @Test
    void readStartsInTheMiddleOfABatchAndEndsInOne() {
        for (long first = 1; first <= 100; first += 10) {
            logs.append(acme, RUN, lines(first, first + 9));
        }

        assertThat(logs.read(acme, RUN, 15, 20)).isEqualTo(lines(15, 34));
        assertThat(logs.read(acme, RUN, 20, 1)).isEqualTo(lines(20, 20));
        assertThat(logs.read(acme, RUN, 21, 10)).isEqualTo(lines(21, 30));
        assertThat(logs.read(acme, RUN, 100, 10)).isEqualTo(lines(100, 100));
        assertThat(logs.read(acme, RUN, 101, 10)).isEmpty();
    }

    @Test
    void largeBatchIsReadFromAnyLine() {
        logs.append(acme, RUN, lines(1, Fact.LogLines.LINES_MAX));
        logs.append(acme, RUN, lines(Fact.LogLines.LINES_MAX + 1L, Fact.LogLines.LINES_MAX + 1L));

        assertThat(logs.read(acme, RUN, Fact.LogLines.LINES_MAX, 5))
                .isEqualTo(lines(Fact.LogLines.LINES_MAX, Fact.LogLines.LINES_MAX + 1L));
    }

    @Test
    void attemptsRunsAndOrganizationsAreApart() {
        RunRef second = new RunRef(ACME, RUN.taskId(), RUN_ID, 2);
        RunRef successor = new RunRef(ACME, RUN.taskId(), new RunId("2".repeat(32)), 1);
        RunRef foreign = new RunRef(GLOBEX, RUN.taskId(), RUN_ID, 1);
        logs.append(acme, RUN, lines(1, 1));
        logs.append(acme, second, lines(1, 2));
        logs.append(acme, successor, lines(1, 3));

        assertThat(logs.read(acme, RUN, 1, 100)).hasSize(1);
        assertThat(logs.read(acme, second, 1, 100)).hasSize(2);
        assertThat(logs.read(acme, successor, 1, 100)).hasSize(3);
        assertThat(logs.read(globex, foreign, 1, 100)).isEmpty();
        assertThat(logs.tail(globex, foreign, 100)).isEmpty();
    }

    @Test
    void runOfAnotherOrganizationIsRefused() {
        assertThatThrownBy(() -> logs.append(globex, RUN, lines(1, 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> logs.read(globex, RUN, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> logs.tail(globex, RUN, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void answerIsLimitedInLinesAndCharacters() {
        String text = "x".repeat(16 * 1024);
        List<LogLine> long16 = new ArrayList<>();
        for (long seq = 1; seq <= 16; seq++) {
            long16.add(new LogLine(seq, LogStream.STDOUT, NOW, text, false));
        }
        for (int batch = 0; batch < 20; batch++) {
            logs.append(acme, RUN, shifted(long16, batch * 16L));
        }

        List<LogLine> answer = logs.read(acme, RUN, 1, ExecutionLogs.READ_MAX);

        assertThat(answer).hasSize(ExecutionLogs.READ_CHARS_MAX / text.length());
        assertThat(logs.read(acme, RUN, answer.size() + 1L, ExecutionLogs.READ_MAX))
                .hasSize(320 - answer.size());
    }

    @Test
    void tailIsTheLastWholeLinesThatFit() {
        logs.append(acme, RUN, lines(1, 20));
        logs.append(acme, RUN, lines(21, 30));

        assertThat(logs.tail(acme, RUN, 16)).isEqualTo("line 29\nline 30\n");
        assertThat(logs.tail(acme, RUN, 23)).isEqualTo("line 29\nline 30\n");
        assertThat(logs.tail(acme, RUN, 24)).isEqualTo("line 28\nline 29\nline 30\n");
        assertThat(logs.tail(acme, RUN, 7)).isEmpty();
        assertThat(logs.tail(acme, RUN, 10_000).lines()).hasSize(30).startsWith("line 1");
    }

    @Test
    void tailCountsBytesNotCharacters() {
        logs.append(
                acme,
                RUN,
                List.of(
                        new LogLine(1, LogStream.STDOUT, NOW, "ä", false),
                        new LogLine(2, LogStream.STDOUT, NOW, "😀", false)));

        assertThat(logs.tail(acme, RUN, 7)).isEqualTo("😀\n");
        assertThat(logs.tail(acme, RUN, 8)).isEqualTo("ä\n😀\n");
    }

    @Test
    void tailGoesThroughManyBatches() {
        for (long seq = 1; seq <= 60; seq++) {
            logs.append(acme, RUN, lines(seq, seq));
        }

        assertThat(logs.tail(acme, RUN, 1_000_000).lines())
                .hasSize(60)
                .startsWith("line 1")
                .endsWith("line 60");
    }

    @Test
    void deletedRunHasNoLinesAndItsSuccessorKeepsThem() {
        RunRef second = new RunRef(ACME, RUN.taskId(), RUN_ID, 2);
        RunRef successor = new RunRef(ACME, RUN.taskId(), new RunId("2".repeat(32)), 1);
        logs.append(acme, RUN, lines(1, 3));
        logs.append(acme, second, lines(1, 3));
        logs.append(acme, successor, lines(1, 3));

        logs.deleteAll(globex, RUN.taskId(), RUN_ID);
        assertThat(logs.read(acme, RUN, 1, 10)).hasSize(3);
        logs.deleteAll(acme, RUN.taskId(), RUN_ID);

        assertThat(logs.read(acme, RUN, 1, 10)).isEmpty();
        assertThat(logs.read(acme, second, 1, 10)).isEmpty();
        assertThat(logs.read(acme, successor, 1, 10)).hasSize(3);
    }

    @Test
    void impossibleArgumentsAreRefused() {
        assertThatThrownBy(() -> logs.append(acme, RUN, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> logs.append(acme, RUN, lines(1, Fact.LogLines.LINES_MAX + 1L)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> logs.read(acme, RUN, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> logs.read(acme, RUN, 1, ExecutionLogs.READ_MAX + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<LogLine> lines(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(seq -> new LogLine(seq, LogStream.STDOUT, NOW, "line " + seq, false))
                .toList();
    }

    private static List<LogLine> shifted(List<LogLine> lines, long by) {
        return lines.stream()
                .map(
                        line ->
                                new LogLine(
                                        line.seq() + by,
                                        line.stream(),
                                        line.time(),
                                        line.text(),
                                        line.split()))
                .toList();
    }
}
