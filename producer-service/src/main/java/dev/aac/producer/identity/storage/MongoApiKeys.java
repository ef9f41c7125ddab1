package dev.aac.producer.identity.storage;

import dev.aac.producer.identity.ApiKey;
import dev.aac.producer.identity.ApiKeyId;
import dev.aac.producer.identity.ApiKeys;
import dev.aac.producer.identity.UserId;
import dev.aac.producer.platform.tenancy.CredentialLookup;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.TenantCollection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** {@link ApiKeys} in MongoDB. */
@ApplicationScoped
public class MongoApiKeys implements ApiKeys {

    private static final String LAST_USED_AT = "lastUsedAt";
    private static final Document LATEST_FIRST = new Document("_id", -1);

    private final TenantCollection<ApiKeyDocument> keys;

    public MongoApiKeys(ApiKeyRepository repository) {
        this.keys = TenantCollection.of(repository);
    }

    @Override
    public ApiKeyId newId() {
        return new ApiKeyId(new ObjectId().toHexString());
    }

    @Override
    public void insert(OrganizationScope scope, ApiKey key, String hash) {
        keys.in(scope).insert(ApiKeyDocument.of(scope, key, hash));
    }

    @Override
    public Optional<Found> findByHash(String hash) {
        return CredentialLookup.find(keys, CredentialLookup.Credential.API_KEY, hash)
                .filter(ApiKeyDocument::isReadable)
                .map(ApiKeyDocument::toFound);
    }

    @Override
    public List<ApiKey> list(OrganizationScope scope, @Nullable UserId maker) {
        return keys.in(scope).find(of(maker), LATEST_FIRST, PER_ORGANIZATION_MAX).stream()
                .filter(ApiKeyDocument::isReadable)
                .map(ApiKeyDocument::toKey)
                .toList();
    }

    @Override
    public Optional<ApiKey> revoke(OrganizationScope scope, @Nullable UserId maker, ApiKeyId id) {
        Document that = of(maker).append("_id", new ObjectId(id.value()));
        return keys.in(scope)
                .findFirst(that)
                .filter(ApiKeyDocument::isReadable)
                .filter(_ -> keys.in(scope).deleteFirst(that))
                .map(ApiKeyDocument::toKey);
    }

    @Override
    public void recordUse(
            OrganizationScope scope, ApiKeyId id, @Nullable Instant known, Instant at) {
        Document asKnown =
                new Document("_id", new ObjectId(id.value())).append(LAST_USED_AT, known);
        keys.in(scope).updateFirst(asKnown, new Document("$set", new Document(LAST_USED_AT, at)));
    }

    private static Document of(@Nullable UserId maker) {
        return maker == null
                ? new Document()
                : new Document("createdBy", new ObjectId(maker.value()));
    }
}
