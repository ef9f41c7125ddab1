package dev.aac.producer.result.storage;

import dev.aac.producer.platform.tenancy.TenantDocument;
import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Which tests stood out in one attempt.
 *
 * @param anyFlaky whether there are flaky ones: an index finds these attempts by it
 * @param flaky null when it was not read
 * @param slowest null when it was not read
 */
@MongoEntity(collection = "test_digests")
public record TestDigestDocument(
        @BsonId ObjectId id,
        ObjectId organizationId,
        String taskId,
        String runId,
        int attempt,
        Instant endedAt,
        boolean anyFlaky,
        @Nullable List<NamedDocument> flaky,
        @Nullable List<TimedDocument> slowest)
        implements TenantDocument {

    /** A test. */
    public record NamedDocument(String testKey, String suite, String name) {}

    /** A test and how long it took. */
    public record TimedDocument(String testKey, String suite, String name, long millis) {}
}
