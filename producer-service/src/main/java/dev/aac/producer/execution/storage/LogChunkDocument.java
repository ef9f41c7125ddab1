package dev.aac.producer.execution.storage;

import dev.aac.producer.platform.tenancy.TenantDocument;
import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Some consecutive lines of one attempt, as they are stored: a few parallel arrays instead of an
 * object for each line.
 *
 * @param seq of the first line
 * @param time of the first line
 * @param millis of each line, counted from {@code time}
 * @param stderr positions of the lines of the error stream, absent when there are none
 * @param split positions of the lines that go on in the next one, absent when there are none
 */
@MongoEntity(collection = "log_chunks")
public record LogChunkDocument(
        @BsonId ObjectId id,
        ObjectId organizationId,
        String taskId,
        String runId,
        int attempt,
        long seq,
        Instant time,
        List<String> texts,
        List<Long> millis,
        @Nullable List<Integer> stderr,
        @Nullable List<Integer> split)
        implements TenantDocument {}
