package dev.aac.producer.execution.storage;

import dev.aac.contract.fact.LogLine;
import dev.aac.producer.execution.ExecutionLogs;
import java.util.ArrayList;
import java.util.List;

/** Gathers lines from a number on until there are enough or one is missing. For one thread. */
final class LineCollector {

    private final List<LogLine> lines = new ArrayList<>();
    private final int limit;
    private long nextSeq;
    private long room = ExecutionLogs.READ_CHARS_MAX;

    LineCollector(long fromSeq, int limit) {
        this.nextSeq = fromSeq;
        this.limit = limit;
    }

    /**
     * @param chunks in the order of their lines
     * @return whether more could follow
     */
    boolean addAll(List<LogChunkDocument> chunks) {
        for (LogChunkDocument chunk : chunks) {
            if (chunk.seq() > nextSeq) {
                return false;
            }
            for (LogLine line : LogChunkMapping.toDomain(chunk)) {
                if (line.seq() == nextSeq && !add(line)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean add(LogLine line) {
        if (lines.size() == limit || (room <= 0 && !lines.isEmpty())) {
            return false;
        }
        lines.add(line);
        room -= line.text().length();
        nextSeq++;
        return true;
    }

    long nextSeq() {
        return nextSeq;
    }

    List<LogLine> lines() {
        return lines;
    }
}
