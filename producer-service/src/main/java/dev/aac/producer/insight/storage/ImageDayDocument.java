package dev.aac.producer.insight.storage;

import dev.aac.producer.platform.tenancy.TenantDocument;
import io.quarkus.mongodb.panache.common.MongoEntity;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The figures of an image's day, added up.
 *
 * @param day such as {@code 2026-03-01}, in UTC
 * @param through number of the last run's figure in it; a write names the one it read
 * @param counts how many runs ended in which way
 * @param passed durations of those that passed at once
 * @param others durations of those that failed, or passed after a retry
 * @param queued how long those that started had waited, absent in older days
 */
@MongoEntity(collection = "image_days")
public record ImageDayDocument(
        @BsonId ObjectId id,
        ObjectId organizationId,
        String image,
        String day,
        long through,
        CountsDocument counts,
        DurationsDocument passed,
        DurationsDocument others,
        @Nullable DurationsDocument queued)
        implements TenantDocument {

    /** By verdict. */
    public record CountsDocument(
            long passed, long unstable, long failed, long error, long cancelled) {}

    /**
     * Two lists of one length, because a document for each pair would be thrice as large.
     *
     * @param millis from which duration on
     * @param runs how many
     */
    public record DurationsDocument(long totalMillis, List<Long> millis, List<Long> runs) {}
}
