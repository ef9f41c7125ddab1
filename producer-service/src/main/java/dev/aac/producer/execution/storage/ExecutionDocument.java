package dev.aac.producer.execution.storage;

import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.platform.tenancy.TenantDocument;
import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * One execution as it is stored, outbox and lease included, so that each step is one conditional
 * write. Small: its log is in {@link LogChunkDocument}s.
 *
 * @param slotKey absent while it occupies no place, so that the unique index skips it
 * @param queueDeadline absent while a worker holds it, and once it has ended
 * @param detailsRemovedAt absent while its log, report files and test cases are kept
 * @param removalCheckAt with {@code detailsRemovedAt}, until all of them are really gone: when
 *     somebody else takes the removal up
 */
@MongoEntity(collection = "executions")
public record ExecutionDocument(
        @BsonId ObjectId id,
        ObjectId organizationId,
        String taskId,
        String runId,
        ExecutionStatus status,
        long version,
        String image,
        @Nullable String imageDigest,
        @Nullable String command,
        String folder,
        List<String> tests,
        ConfigDocument config,
        @Nullable String groupName,
        @Nullable ObjectId projectId,
        TriggerDocument trigger,
        String correlationId,
        @Nullable String traceparent,
        Instant createdAt,
        @Nullable Instant startTime,
        @Nullable Instant endTime,
        @Nullable Integer exitCode,
        @Nullable String error,
        @Nullable LogTotalsDocument logs,
        @Nullable AnalysisDocument analysis,
        int attempt,
        int lostAttempts,
        boolean cancelRequested,
        List<AttemptDocument> attempts,
        DispatchDocument dispatch,
        @Nullable String slotKey,
        @Nullable Instant queueDeadline,
        @Nullable Instant detailsRemovedAt,
        @Nullable Instant removalCheckAt)
        implements TenantDocument {}
