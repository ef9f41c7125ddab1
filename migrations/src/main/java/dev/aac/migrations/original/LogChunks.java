package dev.aac.migrations.original;

import dev.aac.contract.fact.Fact;
import dev.aac.migrations.original.LogText.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;

/** The lines of one execution as stored documents, of the size of a worker's batches. */
final class LogChunks {

    static final int ATTEMPT = 1;

    private final Owner owner;
    private final String taskId;
    private final String runId;
    private final Instant time;

    /**
     * @param time of all lines: the original had none
     */
    LogChunks(Owner owner, String taskId, String runId, Instant time) {
        this.owner = owner;
        this.taskId = taskId;
        this.runId = runId;
        this.time = time;
    }

    List<Document> of(List<Line> lines) {
        List<Document> chunks = new ArrayList<>();
        int from = 0;
        int bytes = 0;
        for (int i = 0; i < lines.size(); i++) {
            bytes += lines.get(i).bytes();
            boolean isFull =
                    i - from + 1 == Fact.LogLines.LINES_MAX
                            || bytes >= Fact.LogLines.TEXT_BYTES_MAX;
            if (isFull || i == lines.size() - 1) {
                chunks.add(chunk(from + 1L, lines.subList(from, i + 1)));
                from = i + 1;
                bytes = 0;
            }
        }
        return chunks;
    }

    private Document chunk(long seq, List<Line> lines) {
        List<Integer> split = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).split()) {
                split.add(i);
            }
        }
        Document chunk =
                new Document("_id", id(seq))
                        .append("organizationId", owner.organizationId())
                        .append("taskId", taskId)
                        .append("runId", runId)
                        .append("attempt", ATTEMPT)
                        .append("seq", seq)
                        .append("time", time)
                        .append("texts", lines.stream().map(Line::text).toList())
                        .append("millis", Collections.nCopies(lines.size(), 0L));
        return split.isEmpty() ? chunk : chunk.append("split", split);
    }

    /** The same whenever it is made: a chunk that is written again is written over itself. */
    private ObjectId id(long seq) {
        return Ids.derived(runId + ":" + seq);
    }

    /** The lines that stored chunks hold, in the order of the chunks. */
    static List<Line> lines(List<Document> chunks) {
        List<Line> lines = new ArrayList<>();
        for (Document chunk : chunks) {
            List<String> texts = chunk.getList("texts", String.class, List.of());
            List<Integer> split = chunk.getList("split", Integer.class, List.of());
            for (int i = 0; i < texts.size(); i++) {
                lines.add(new Line(texts.get(i), split.contains(i)));
            }
        }
        return lines;
    }
}
