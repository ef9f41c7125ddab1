package dev.aac.producer.insight.storage;

import dev.aac.producer.platform.tenancy.TenantDocument;
import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.ObjectId;

/** An image that was run. */
@MongoEntity(collection = "images")
public record ImageDocument(
        @BsonId ObjectId id, ObjectId organizationId, String image, Instant lastEndedAt)
        implements TenantDocument {}
