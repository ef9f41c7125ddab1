package dev.aac.producer.explanation.storage;

import dev.aac.producer.platform.tenancy.TenantDocument;
import io.quarkus.mongodb.panache.common.MongoEntity;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.ObjectId;

/**
 * What language models cost an organization in a month, and the calls that are not settled, in one
 * document, so that one write changes both.
 *
 * @param month such as {@code 2026-03}, in UTC
 * @param micros millionths of a US dollar, with what is reserved
 * @param open names of calls that are reserved and not settled
 * @param asked runs that somebody took on, the last ones
 */
@MongoEntity(collection = "model_usage")
public record ModelUsageDocument(
        @BsonId ObjectId id,
        ObjectId organizationId,
        String month,
        long micros,
        long calls,
        long inputTokens,
        long outputTokens,
        List<String> open,
        List<String> asked)
        implements TenantDocument {}
