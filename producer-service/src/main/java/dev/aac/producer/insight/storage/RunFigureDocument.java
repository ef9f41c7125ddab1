package dev.aac.producer.insight.storage;

import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.platform.tenancy.TenantDocument;
import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * What counts of one run.
 *
 * @param day such as {@code 2026-03-01}, in UTC
 * @param number among the image's of that day
 * @param millis how long it took, absent when it never started
 * @param queuedMillis how long it waited for its start, absent then, too, and in older figures
 */
@MongoEntity(collection = "run_figures")
public record RunFigureDocument(
        @BsonId ObjectId id,
        ObjectId organizationId,
        String runId,
        String image,
        String day,
        long number,
        ExecutionStatus verdict,
        Instant endedAt,
        @Nullable Long millis,
        @Nullable Long queuedMillis)
        implements TenantDocument {}
