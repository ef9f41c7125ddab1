package dev.aac.e2e.demo;

import static java.util.Objects.requireNonNull;

import dev.aac.e2e.client.ExecutionSnapshot;
import dev.aac.e2e.client.LoggedLine;
import dev.aac.e2e.client.SocketEvent;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Shows the demo in a terminal: each line after the name of its execution, in a colour of its own
 * when somebody watches. Used by one thread at a time.
 */
final class Board {

    private static final List<String> COLOURS =
            List.of("\033[36m", "\033[33m", "\033[35m", "\033[34m", "\033[32m");
    private static final String BOLD = "\033[1m";
    private static final String PLAIN = "\033[0m";
    private static final String ROW = "  %-8s %-10s %9s %8s  %-16s %s%n";

    private final PrintStream out;
    private final boolean coloured;
    private final Map<String, DemoRun> runs;
    private final List<String> taskIds;

    Board(PrintStream out, boolean coloured, List<DemoRun> runs) {
        this.out = requireNonNull(out, "out is null");
        this.coloured = coloured;
        this.runs =
                runs.stream().collect(Collectors.toUnmodifiableMap(DemoRun::taskId, run -> run));
        this.taskIds = runs.stream().map(DemoRun::taskId).toList();
    }

    /** Prints what an event says about one of the demo's executions. */
    void show(SocketEvent event) {
        DemoRun run = runs.get(event.taskId());
        if (run == null) {
            return;
        }
        if (event.isLogOf(run.taskId())) {
            event.lines().forEach(line -> show(run, line));
        } else if (event.isUpdateOf(run.taskId())) {
            out.println(prefix(run) + bold(event.status()));
        }
    }

    private void show(DemoRun run, LoggedLine line) {
        out.println(prefix(run) + line.text());
    }

    private String prefix(DemoRun run) {
        String name = "%-6s | ".formatted(run.name());
        int colour = taskIds.indexOf(run.taskId()) % COLOURS.size();
        return coloured ? COLOURS.get(colour) + name + PLAIN : name;
    }

    private String bold(String text) {
        return coloured ? BOLD + text + PLAIN : text;
    }

    void tableHead() {
        out.println();
        out.print(bold(ROW.formatted("run", "status", "duration", "lines", "attempts", "")));
    }

    void tableRow(DemoRun run, ExecutionSnapshot end, long lines) {
        String error = end.error() == null ? "" : end.error();
        String remark = run.endedAsExpected(end, lines) ? error : "NOT AS EXPECTED " + error;
        String attempts = String.join(", ", end.outcomes());
        out.printf(ROW, run.name(), end.status(), duration(end), lines, attempts, remark);
    }

    private static String duration(ExecutionSnapshot end) {
        String from = end.json().path("startTime").asText();
        String to = end.json().path("endTime").asText();
        if (from.isEmpty() || to.isEmpty() || from.equals("null") || to.equals("null")) {
            return "-";
        }
        Duration passed = Duration.between(Instant.parse(from), Instant.parse(to));
        return "%.1f s".formatted(passed.toMillis() / 1000.0);
    }
}
