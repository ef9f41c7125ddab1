package dev.aac.producer.result.storage;

import dev.aac.producer.platform.tenancy.TenantDocument;
import io.quarkus.mongodb.panache.common.MongoEntity;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** What came of the reports of one attempt. */
@MongoEntity(collection = "report_totals")
public record ReportTotalsDocument(
        @BsonId ObjectId id,
        ObjectId organizationId,
        String taskId,
        String runId,
        int attempt,
        int files,
        long bytes,
        int refused,
        boolean complete,
        @Nullable String note)
        implements TenantDocument {}
