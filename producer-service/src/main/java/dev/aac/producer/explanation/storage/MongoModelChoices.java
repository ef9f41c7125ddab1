package dev.aac.producer.explanation.storage;

import dev.aac.producer.explanation.ModelChoice;
import dev.aac.producer.explanation.ModelChoices;
import dev.aac.producer.explanation.ModelProvider;
import dev.aac.producer.platform.encryption.Sealed;
import dev.aac.producer.platform.tenancy.DuplicateKey;
import dev.aac.producer.platform.tenancy.MaintenanceScope;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.ScopedCollection;
import dev.aac.producer.platform.tenancy.TenantCollection;
import dev.aac.schema.StoreIndex;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** {@link ModelChoices} in MongoDB, a document an organization. */
@Singleton
public class MongoModelChoices implements ModelChoices {

    private static final String ID = "_id";
    private static final String KEY_ID = "keyId";
    private static final String KEY_BOX = "keyBox";
    private static final @Nullable String NONE = null;

    private final TenantCollection<ModelChoiceDocument> choices;

    public MongoModelChoices(ModelChoiceDocuments documents) {
        this.choices = TenantCollection.of(documents);
    }

    @Override
    public Optional<ModelChoice> find(OrganizationScope scope) {
        return choices.in(scope).findFirst(new Document()).map(MongoModelChoices::choice);
    }

    @Override
    public boolean save(OrganizationScope scope, @Nullable Sealed keyBefore, ModelChoice choice) {
        ScopedCollection<ModelChoiceDocument> own = choices.in(scope);
        Document fields = new Document("$set", fields(choice));
        if (keyBefore != null) {
            return own.updateFirst(new Document(KEY_BOX, keyBefore.box()), fields);
        }
        try {
            own.upsert(new Document(KEY_BOX, NONE), fields);
            return true;
        } catch (DuplicateKey duplicate) {
            // There is one with a key, or somebody else made one at the same moment.
            if (!duplicate.isOn(StoreIndex.MODEL_CHOICES_ORGANIZATION)) {
                throw duplicate;
            }
            return false;
        }
    }

    @Override
    public List<OrganizationScope> sealedOtherwise(String keyId) {
        Document otherKey = new Document("$ne", keyId).append("$gt", "");
        Document filter = new Document(KEY_ID, otherKey);
        return MaintenanceScope.forPurpose("model keys")
                .pairs(
                        new MaintenanceScope.Sweep<>(choices, ID, filter, new Document(ID, 1)),
                        SEALED_OTHERWISE_MAX)
                .stream()
                .map(MaintenanceScope.Pair::reenter)
                .toList();
    }

    private static Document fields(ModelChoice choice) {
        ModelProvider provider = choice.provider();
        URI address = choice.address();
        Sealed key = choice.key();
        return new Document("on", choice.on())
                .append("provider", provider == null ? null : provider.name())
                .append("model", choice.model())
                .append("address", address == null ? null : address.toString())
                .append(KEY_ID, key == null ? null : key.keyId())
                .append(KEY_BOX, key == null ? null : key.box())
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
