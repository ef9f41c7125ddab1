package dev.aac.producer.result.storage;

import dev.aac.producer.platform.tenancy.TenantDocument;
import io.quarkus.mongodb.panache.common.MongoEntity;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A file that an attempt left, without its content.
 *
 * @param file its number within the attempt
 * @param cases test cases in it
 * @param problem why it could not be read as a JUnit file
 */
@MongoEntity(collection = "reports")
public record ReportDocument(
        @BsonId ObjectId id,
        ObjectId organizationId,
        String taskId,
        String runId,
        int attempt,
        int file,
        String path,
        long size,
        String sha256,
        int cases,
        @Nullable String problem)
        implements TenantDocument {}
