package dev.aac.producer.identity.storage;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.identity.ApiKey;
import dev.aac.producer.identity.ApiKeyId;
import dev.aac.producer.identity.ApiKeys;
import dev.aac.producer.identity.Role;
import dev.aac.producer.identity.UserId;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.TenantDocument;
import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** An API key as stored; one that was revoked is no longer there. */
@MongoEntity(collection = "api_keys")
public record ApiKeyDocument(
        @BsonId ObjectId id,
        ObjectId organizationId,
        String hash,
        String name,
        String beginning,
        String role,
        ObjectId createdBy,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt)
        implements TenantDocument {

    static ApiKeyDocument of(OrganizationScope scope, ApiKey key, String hash) {
        return new ApiKeyDocument(
                new ObjectId(key.id().value()),
                new ObjectId(scope.organizationId().value()),
                hash,
                key.name(),
                key.beginning(),
                key.role().apiName(),
                new ObjectId(key.createdBy().value()),
                key.createdAt(),
                key.expiresAt(),
                key.lastUsedAt());
    }

    /** False for what somebody wrote by hand and wrongly: such a key does not exist for us. */
    boolean isReadable() {
        return Role.named(role).isPresent();
    }

    ApiKey toKey() {
        return new ApiKey(
                new ApiKeyId(id.toHexString()),
                name,
                beginning,
                Role.named(role).orElseThrow(),
                new UserId(createdBy.toHexString()),
                createdAt,
                expiresAt,
                lastUsedAt);
    }

    ApiKeys.Found toFound() {
        return new ApiKeys.Found(new OrganizationId(organizationId.toHexString()), toKey());
    }

    /** The hash stays out of logs. */
    @Override
    public String toString() {
        return "ApiKeyDocument[" + id + "]";
    }
}
