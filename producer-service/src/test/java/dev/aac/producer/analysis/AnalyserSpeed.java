package dev.aac.producer.analysis;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Prints how long the rules take for 64 MiB of log. Give it a small heap, such as {@code -Xmx64m}:
 * the lines are made page by page, as the store gives them, and that time is not counted.
 */
final class AnalyserSpeed {

    static final long BYTES = 64L << 20;

    private static final int PAGE_LINES = 5_000;
    private static final int ROUNDS = 5;
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
    private static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<String> LINES =
            List.of(
                    "2026-03-01T12:00:00.123Z INFO  [main] shop.Basket: added 3 of sku-4711, total"
                            + " 12.50",
                    "\u001b[32m  \u2713\u001b[0m counts what is put in \u001b[2m(14 ms)\u001b[0m",
                    "    at shop.store.Orders.find(Orders.java:114)",
                    "WARN  connection refused by cache-2, trying again (1/3)",
                    "[INFO] Tests run: 14, Failures: 0, Errors: 0, Skipped: 0 -- in"
                            + " shop.BasketTest",
                    "ERROR 12:00:00 shop.Payments - declined: insufficient funds for order 17",
                    "GET /api/orders?page=17 200 14.2 ms - 1311",
                    "=== RUN   TestOrders/two",
                    "npm warn deprecated glob@7.2.3: Glob versions prior to v9 are no longer"
                            + " supported",
                    "{\"level\":\"info\",\"msg\":\"failed over to replica"
                            + " 2\",\"err\":null,\"took\":14}");

    private AnalyserSpeed() {}

    public static void main(String[] arguments) {
        for (int round = 0; round < ROUNDS; round++) {
            Runtime runtime = Runtime.getRuntime();
            Duration taken = read(new Random(round));
            System.out.printf(
                    "64 MiB of log: %d ms of CPU, heap used %d MiB of %d%n",
                    taken.toMillis(),
                    (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                    runtime.maxMemory() >> 20);
        }
    }

    /** How much CPU time the rules alone took for one log: others on the machine do not count. */
    static Duration read(Random random) {
        RuleReading reading = RuleAnalyser.begin();
        long nanos = 0;
        long bytes = 0;
        long seq = 1;
        while (bytes < BYTES) {
            List<LogLine> page = page(random, seq);
            long began = CPU.getCurrentThreadCpuTime();
            page.forEach(reading::accept);
            nanos += CPU.getCurrentThreadCpuTime() - began;
            seq += page.size();
            bytes += page.stream().mapToLong(line -> line.text().length() + 1L).sum();
        }
        long began = CPU.getCurrentThreadCpuTime();
        Finding finding = reading.finding(1);
        nanos += CPU.getCurrentThreadCpuTime() - began;
        if (finding.evidence().isEmpty()) {
            throw new IllegalStateException("nothing was read");
        }
        return Duration.ofNanos(nanos);
    }

    /** As strings that nobody has seen before: each has its own number, as in a real log. */
    private static List<LogLine> page(Random random, long from) {
        LogLine[] page = new LogLine[PAGE_LINES];
        Arrays.setAll(
                page,
                i ->
                        new LogLine(
                                from + i,
                                LogStream.STDOUT,
                                TIME,
                                LINES.get(random.nextInt(LINES.size())) + " #" + (from + i),
                                false));
        return new ArrayList<>(Arrays.asList(page));
    }
}
