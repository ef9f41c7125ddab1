package dev.aac.producer.result.storage;

import dev.aac.producer.platform.tenancy.TenantDocument;
import io.quarkus.mongodb.panache.common.MongoEntity;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * One test in one attempt.
 *
 * @param position within the attempt: the file's number and the test's within it
 * @param testKey the same for the same suite and name
 * @param millis how long it took, absent when nobody says
 */
@MongoEntity(collection = "test_cases")
public record TestCaseDocument(
        @BsonId ObjectId id,
        ObjectId organizationId,
        String taskId,
        String runId,
        int attempt,
        long position,
        String testKey,
        String suite,
        String name,
        String outcome,
        @Nullable Long millis,
        @Nullable String message,
        boolean flaky)
        implements TenantDocument {}
