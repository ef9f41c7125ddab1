package dev.aac.producer.execution;

import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.LogLine;
import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Log lines in maps, for tests of what stands above the store. Thread-safe. */
public final class InMemoryExecutionLogs implements ExecutionLogs {

    private final Map<RunRef, TreeMap<Long, LogLine>> stored = new HashMap<>();

    @Override
    public synchronized void append(OrganizationScope scope, RunRef run, List<LogLine> lines) {
        if (lines.isEmpty() || lines.size() > Fact.LogLines.LINES_MAX) {
            throw new IllegalArgumentException("no lines, or too many");
        }
        TreeMap<Long, LogLine> own =
                stored.computeIfAbsent(requireOwn(scope, run), _ -> new TreeMap<>());
        lines.forEach(line -> own.putIfAbsent(line.seq(), toTheMillisecond(line)));
    }

    @Override
    public synchronized List<LogLine> read(
            OrganizationScope scope, RunRef run, long fromSeq, int limit) {
        if (fromSeq < 1 || limit < 1 || limit > READ_MAX) {
            throw new IllegalArgumentException("fromSeq or limit is out of range");
        }
        TreeMap<Long, LogLine> own = stored.getOrDefault(requireOwn(scope, run), new TreeMap<>());
        List<LogLine> lines = new ArrayList<>();
        long room = READ_CHARS_MAX;
        LogLine next = own.get(fromSeq);
        while (next != null && lines.size() < limit && (lines.isEmpty() || room > 0)) {
            lines.add(next);
            room -= next.text().length();
            next = own.get(next.seq() + 1);
        }
        return lines;
    }

    @Override
    public synchronized String tail(OrganizationScope scope, RunRef run, int bytesMax) {
        TreeMap<Long, LogLine> own = stored.getOrDefault(requireOwn(scope, run), new TreeMap<>());
        String tail = "";
        for (LogLine line : own.descendingMap().values()) {
            String longer = line.text() + "\n" + tail;
            if (longer.getBytes(StandardCharsets.UTF_8).length > bytesMax) {
                break;
            }
            tail = longer;
        }
        return tail;
    }

    @Override
    public synchronized void deleteAll(OrganizationScope scope, TaskId taskId, RunId runId) {
        stored.keySet()
                .removeIf(
                        run ->
                                run.organizationId().equals(scope.organizationId())
                                        && run.taskId().equals(taskId)
                                        && run.runId().equals(runId));
    }

    private static RunRef requireOwn(OrganizationScope scope, RunRef run) {
        if (!run.organizationId().equals(scope.organizationId())) {
            throw new IllegalArgumentException("the run belongs to another organization");
        }
        return run;
    }

    private static LogLine toTheMillisecond(LogLine line) {
        return new LogLine(
                line.seq(),
                line.stream(),
                line.time().truncatedTo(ChronoUnit.MILLIS),
                line.text(),
                line.split());
    }
}
