package dev.aac.producer.execution.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogStream;
import dev.aac.contract.id.RunRef;
import dev.aac.producer.execution.ExecutionLogs;
import dev.aac.producer.execution.ExecutionSamples;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A log of 100,000 lines goes in and out whole; how long that took is in the test's output. */
class LongLogTest {

    private static final Logger LOG = Logger.getLogger(LongLogTest.class);
    private static final StoredCollections STORE = new StoredCollections();
    private static final int LINES = 100_000;
    private static final int BATCH = 250;

    private final OrganizationScope acme = OrganizationScope.ofVerifiedToken(ExecutionSamples.ACME);
    private final RunRef run = ExecutionSamples.accepted().currentRun();
    private final ExecutionLogs logs = new MongoExecutionLogs(STORE.empty().logChunks());

    @AfterAll
    static void stop() {
        STORE.close();
    }

    @Test
    void hundredThousandLinesAreReadInOrderAndOnce() {
        long start = System.nanoTime();
        for (int first = 1; first <= LINES; first += BATCH) {
            logs.append(acme, run, lines(first));
        }
        long written = System.nanoTime();
        long next = 1;
        List<LogLine> page = logs.read(acme, run, next, 1_000);
        while (!page.isEmpty()) {
            for (LogLine line : page) {
                if (line.seq() != next || !line.text().equals(text(next))) {
                    throw new AssertionError("expected line " + next + " but got " + line);
                }
                next++;
            }
            page = logs.read(acme, run, next, 1_000);
        }
        long read = System.nanoTime();
        assertThat(next).isEqualTo(LINES + 1L);
        String tail = logs.tail(acme, run, 64 * 1024);
        long tailed = System.nanoTime();
        assertThat(tail).endsWith(text(LINES) + "\n").hasSizeGreaterThan(60 * 1024);
        LOG.infof(
                "%d lines: written in %d ms, read in %d ms, tail in %d ms",
                LINES, millis(start, written), millis(written, read), millis(read, tailed));
    }

    private static List<LogLine> lines(int first) {
        List<LogLine> lines = new ArrayList<>(BATCH);
        for (int seq = first; seq < first + BATCH; seq++) {
            lines.add(new LogLine(seq, LogStream.STDOUT, ExecutionSamples.NOW, text(seq), false));
        }
        return lines;
    }

    private static String text(long seq) {
        return "line %06d of a test that prints about eighty characters on every line it has"
                .formatted(seq);
    }

    private static long millis(long from, long to) {
        return Duration.ofNanos(to - from).toMillis();
    }
}
