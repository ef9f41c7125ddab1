package dev.aac.producer.identity.storage;

import static java.util.Objects.requireNonNullElse;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.identity.Device;
import dev.aac.producer.identity.RefreshFamily;
import dev.aac.producer.identity.Session;
import dev.aac.producer.identity.SessionId;
import dev.aac.producer.identity.Sessions;
import dev.aac.producer.identity.UserId;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.TenantDocument;
import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A session as stored; one that has ended is no longer there. Those of a producer that had no
 * refresh tokens lack the fields that may be null, and end by themselves.
 */
@MongoEntity(collection = "sessions")
public record SessionDocument(
        @BsonId ObjectId id,
        ObjectId organizationId,
        ObjectId userId,
        @Nullable String address,
        @Nullable String client,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        Instant expiresAt,
        @Nullable String familyHash,
        @Nullable String refreshHash,
        @Nullable String previousHash,
        @Nullable Instant rotatedAt,
        @Nullable Instant refreshExpiresAt)
        implements TenantDocument {

    static SessionDocument of(OrganizationScope scope, Session session, RefreshFamily family) {
        return new SessionDocument(
                new ObjectId(session.id().value()),
                new ObjectId(scope.organizationId().value()),
                new ObjectId(session.userId().value()),
                session.device().address(),
                session.device().client(),
                session.createdAt(),
                session.lastUsedAt(),
                session.expiresAt(),
                family.familyHash(),
                family.currentHash(),
                family.previousHash(),
                family.rotatedAt(),
                family.expiresAt());
    }

    Session toSession() {
        return new Session(
                new SessionId(id.toHexString()),
                new UserId(userId.toHexString()),
                new Device(
                        requireNonNullElse(address, Device.UNKNOWN.address()),
                        requireNonNullElse(client, Device.UNKNOWN.client())),
                createdAt,
                requireNonNullElse(lastUsedAt, createdAt),
                expiresAt);
    }

    /** Empty when it has no refresh tokens. */
    Optional<Sessions.Found> toFound() {
        if (familyHash == null || refreshHash == null || refreshExpiresAt == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Sessions.Found(
                        new OrganizationId(organizationId.toHexString()),
                        toSession(),
                        new RefreshFamily(
                                familyHash,
                                refreshHash,
                                previousHash,
                                rotatedAt,
                                refreshExpiresAt)));
    }

    /** The hashes stay out of logs. */
    @Override
    public String toString() {
        return "SessionDocument[" + id + "]";
    }
}
