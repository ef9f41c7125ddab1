package dev.aac.producer.execution.storage;

import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.LogLine;
import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.ExecutionLogs;
import dev.aac.producer.platform.tenancy.DuplicateKey;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.ScopedCollection;
import dev.aac.producer.platform.tenancy.TenantCollection;
import dev.aac.schema.StoreIndex;
import jakarta.inject.Singleton;
import java.util.List;
import org.bson.Document;

/** Log lines in MongoDB, one document for each batch that a worker sent. */
@Singleton
public class MongoExecutionLogs implements ExecutionLogs {

    /** Chunks fetched at once: each holds about 300 KiB at most. */
    static final int FETCH_CHUNKS = 16;

    /** Chunks removed at once. */
    static final int DELETED_CHUNKS = 64;

    private static final String SEQ = "seq";
    private static final Document FIRST_LINES_FIRST = new Document(SEQ, 1);
    private static final Document LAST_LINES_FIRST = new Document(SEQ, -1);

    private final TenantCollection<LogChunkDocument> chunks;

    public MongoExecutionLogs(LogChunkDocuments documents) {
        this.chunks = TenantCollection.of(documents);
    }

    @Override
    public void append(OrganizationScope scope, RunRef run, List<LogLine> lines) {
        if (lines.isEmpty() || lines.size() > Fact.LogLines.LINES_MAX) {
            throw new IllegalArgumentException("no lines, or too many");
        }
        Document key = attemptOf(scope, run).append(SEQ, lines.getFirst().seq());
        Document whenNew = new Document("$setOnInsert", LogChunkMapping.fields(lines));
        try {
            in(scope).upsert(key, whenNew);
        } catch (DuplicateKey refused) {
            // The same batch came twice at once; the other one stored it.
            if (!refused.isOn(StoreIndex.LOG_CHUNKS_SEQ)) {
                throw refused;
            }
        }
    }

    @Override
    public List<LogLine> read(OrganizationScope scope, RunRef run, long fromSeq, int limit) {
        if (fromSeq < 1 || limit < 1 || limit > READ_MAX) {
            throw new IllegalArgumentException("fromSeq or limit is out of range");
        }
        LineCollector lines = new LineCollector(fromSeq, limit);
        boolean more = fromSeq == 1 || lines.addAll(holding(scope, run, fromSeq));
        while (more) {
            List<LogChunkDocument> fetched = from(scope, run, lines.nextSeq());
            more = lines.addAll(fetched) && fetched.size() == FETCH_CHUNKS;
        }
        return lines.lines();
    }

    @Override
    public String tail(OrganizationScope scope, RunRef run, int bytesMax) {
        TailCollector tail = new TailCollector(bytesMax);
        Document filter = attemptOf(scope, run);
        boolean more = true;
        while (more) {
            List<LogChunkDocument> fetched =
                    in(scope).find(filter, LAST_LINES_FIRST, TailCollector.FETCH_CHUNKS);
            more = tail.addAll(fetched) && fetched.size() == TailCollector.FETCH_CHUNKS;
            if (more) {
                filter.append(SEQ, new Document("$lt", fetched.getLast().seq()));
            }
        }
        return tail.text();
    }

    @Override
    public void deleteAll(OrganizationScope scope, TaskId taskId, RunId runId) {
        Document all = new Document("taskId", taskId.value()).append("runId", runId.value());
        long _ = in(scope).deleteInPortions(all, DELETED_CHUNKS);
    }

    /** The chunk that holds that line, or else the last one before it. */
    private List<LogChunkDocument> holding(OrganizationScope scope, RunRef run, long seq) {
        return in(scope).find(attempt(scope, run, "$lte", seq), LAST_LINES_FIRST, 1);
    }

    private List<LogChunkDocument> from(OrganizationScope scope, RunRef run, long seq) {
        return in(scope).find(attempt(scope, run, "$gte", seq), FIRST_LINES_FIRST, FETCH_CHUNKS);
    }

    private static Document attempt(
            OrganizationScope scope, RunRef run, String comparison, long seq) {
        return attemptOf(scope, run).append(SEQ, new Document(comparison, seq));
    }

    private ScopedCollection<LogChunkDocument> in(OrganizationScope scope) {
        return chunks.in(scope);
    }

    private static Document attemptOf(OrganizationScope scope, RunRef run) {
        if (!run.organizationId().equals(scope.organizationId())) {
            throw new IllegalArgumentException("the run belongs to another organization");
        }
        return new Document("taskId", run.taskId().value())
                .append("runId", run.runId().value())
                .append("attempt", run.attempt());
    }
}
