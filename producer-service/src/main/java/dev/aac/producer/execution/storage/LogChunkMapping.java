package dev.aac.producer.execution.storage;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A batch of lines between domain and store. */
final class LogChunkMapping {

    private LogChunkMapping() {}

    /** What a new chunk holds besides its key. */
    static Document fields(List<LogLine> lines) {
        Instant first = lines.getFirst().time().truncatedTo(ChronoUnit.MILLIS);
        List<String> texts = new ArrayList<>(lines.size());
        List<Long> millis = new ArrayList<>(lines.size());
        for (LogLine line : lines) {
            texts.add(line.text());
            millis.add(
                    Duration.between(first, line.time().truncatedTo(ChronoUnit.MILLIS)).toMillis());
        }
        Document fields =
                new Document("time", first).append("texts", texts).append("millis", millis);
        appendPositions(fields, "stderr", lines, line -> line.stream() == LogStream.STDERR);
        appendPositions(fields, "split", lines, LogLine::split);
        return fields;
    }

    static List<LogLine> toDomain(LogChunkDocument chunk) {
        Set<Integer> stderr = positions(chunk.stderr());
        Set<Integer> split = positions(chunk.split());
        List<LogLine> lines = new ArrayList<>(chunk.texts().size());
        for (int i = 0; i < chunk.texts().size(); i++) {
            lines.add(
                    new LogLine(
                            chunk.seq() + i,
                            stderr.contains(i) ? LogStream.STDERR : LogStream.STDOUT,
                            chunk.time().plusMillis(chunk.millis().get(i)),
                            chunk.texts().get(i),
                            split.contains(i)));
        }
        return lines;
    }

    private static void appendPositions(
            Document fields, String name, List<LogLine> lines, Predicate<LogLine> marked) {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (marked.test(lines.get(i))) {
                positions.add(i);
            }
        }
        if (!positions.isEmpty()) {
            fields.append(name, positions);
        }
    }

    private static Set<Integer> positions(@Nullable List<Integer> stored) {
        return stored == null ? Set.of() : new HashSet<>(stored);
    }
}
