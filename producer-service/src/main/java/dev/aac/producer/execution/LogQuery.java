package dev.aac.producer.execution;

import org.jspecify.annotations.Nullable;

/**
 * Which lines of an execution.
 *
 * @param attempt from 1; null means the last one that a worker claimed
 * @param fromSeq from 1
 * @param limit most lines that are answered, 1 to {@value ExecutionLogs#READ_MAX}
 * @param search what is to be in them; null means any
 */
public record LogQuery(
        @Nullable Integer attempt, long fromSeq, int limit, @Nullable LogSearch search) {

    public LogQuery {
        if (fromSeq < 1 || limit < 1 || limit > ExecutionLogs.READ_MAX) {
            throw new IllegalArgumentException("fromSeq or limit is out of range");
        }
        if (attempt != null && attempt < 1) {
            throw new IllegalArgumentException("attempt is less than 1");
        }
    }
}
