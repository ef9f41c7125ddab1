package dev.aac.producer.execution.storage;

import dev.aac.producer.execution.MonthlyRuns.OpenRun;
import dev.aac.producer.platform.tenancy.TenantDocument;
import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.ObjectId;

/**
 * What an organization used in a month. The count and the runs that are not settled lie in one
 * document, so that one write changes both.
 *
 * @param month such as {@code 2026-03}, in UTC
 * @param runs how many were asked for
 * @param open counted, and perhaps not stored
 * @param lapsed no longer counted, and perhaps stored late
 */
@MongoEntity(collection = "usage")
public record UsageDocument(
        @BsonId ObjectId id,
        ObjectId organizationId,
        String month,
        int runs,
        List<UnsettledRunDocument> open,
        List<UnsettledRunDocument> lapsed)
        implements TenantDocument {

    /** See {@link OpenRun}; which list it is in says whether it is counted. */
    public record UnsettledRunDocument(String runId, String taskId, Instant checkAt) {}
}
