package dev.aac.producer.identity.storage;

import dev.aac.producer.identity.Session;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.TenantDocument;
import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.ObjectId;

/** A session as stored; one that has ended is no longer there. */
@MongoEntity(collection = "sessions")
public record SessionDocument(
        @BsonId ObjectId id,
        ObjectId organizationId,
        ObjectId userId,
        Instant createdAt,
        Instant expiresAt)
        implements TenantDocument {

    static SessionDocument of(OrganizationScope scope, Session session) {
        return new SessionDocument(
                new ObjectId(session.id().value()),
                new ObjectId(scope.organizationId().value()),
                new ObjectId(session.userId().value()),
                session.createdAt(),
                session.expiresAt());
    }
}
