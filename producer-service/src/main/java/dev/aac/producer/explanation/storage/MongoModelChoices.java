package dev.aac.producer.explanation.storage;

import dev.aac.producer.explanation.ModelChoice;
import dev.aac.producer.explanation.ModelChoices;
import dev.aac.producer.explanation.ModelProvider;
import dev.aac.producer.platform.encryption.Sealed;
import dev.aac.producer.platform.tenancy.DuplicateKey;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.TenantCollection;
import dev.aac.schema.StoreIndex;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** {@link ModelChoices} in MongoDB, a document an organization. */
@Singleton
public class MongoModelChoices implements ModelChoices {

    private final TenantCollection<ModelChoiceDocument> choices;

    public MongoModelChoices(ModelChoiceDocuments documents) {
        this.choices = TenantCollection.of(documents);
    }

    @Override
    public Optional<ModelChoice> find(OrganizationScope scope) {
        return choices.in(scope).findFirst(new Document()).map(MongoModelChoices::choice);
    }

    @Override
    public void save(OrganizationScope scope, ModelChoice choice) {
        Document fields = new Document("$set", fields(choice));
        try {
            choices.in(scope).upsert(new Document(), fields);
        } catch (DuplicateKey duplicate) {
            if (!duplicate.isOn(StoreIndex.MODEL_CHOICES_ORGANIZATION)) {
                throw duplicate;
            }
            // Somebody else made it at the same moment; now it is there.
            choices.in(scope).updateFirst(new Document(), fields);
        }
    }

    private static Document fields(ModelChoice choice) {
        ModelProvider provider = choice.provider();
        URI address = choice.address();
        Sealed key = choice.key();
        return new Document("on", choice.on())
                .append("provider", provider == null ? null : provider.name())
                .append("model", choice.model())
                .append("address", address == null ? null : address.toString())
                .append("keyId", key == null ? null : key.keyId())
                .append("keyBox", key == null ? null : key.box())
                .append("budgetCents", choice.budgetCents());
    }

    private static ModelChoice choice(ModelChoiceDocument stored) {
        String address = stored.address();
        return new ModelChoice(
                stored.on(),
                stored.provider(),
                stored.model(),
                address == null ? null : URI.create(address),
                key(stored),
                stored.budgetCents());
    }

    private static @Nullable Sealed key(ModelChoiceDocument stored) {
        String keyId = stored.keyId();
        String box = stored.keyBox();
        return keyId == null || box == null ? null : new Sealed(keyId, box);
    }
}
