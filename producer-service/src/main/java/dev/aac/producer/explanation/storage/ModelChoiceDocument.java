package dev.aac.producer.explanation.storage;

import dev.aac.producer.explanation.ModelProvider;
import dev.aac.producer.platform.tenancy.TenantDocument;
import io.quarkus.mongodb.panache.common.MongoEntity;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** What an organization chose, as it is stored; the key is sealed. */
@MongoEntity(collection = "model_choices")
public record ModelChoiceDocument(
        @BsonId ObjectId id,
        ObjectId organizationId,
        boolean on,
        @Nullable ModelProvider provider,
        @Nullable String model,
        @Nullable String address,
        @Nullable String keyId,
        @Nullable String keyBox,
        @Nullable Integer budgetCents)
        implements TenantDocument {

    /** Not the key, sealed as it is. */
    @Override
    public String toString() {
        return "ModelChoiceDocument[" + organizationId + "]";
    }
}
