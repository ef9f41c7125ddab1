package dev.aac.producer.explanation.storage;

import com.mongodb.client.MongoCollection;
import dev.aac.producer.explanation.ModelChoices;
import dev.aac.producer.explanation.ModelChoicesContract;
import dev.aac.producer.platform.tenancy.GuardedStore;
import dev.aac.schema.StoreCollection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoModelChoicesTest extends ModelChoicesContract {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private ModelChoices choices = stored();

    @BeforeEach
    void empty() {
        STORE.empty();
        choices = stored();
    }

    private static ModelChoices stored() {
        MongoCollection<ModelChoiceDocument> documents =
                STORE.collection(StoreCollection.MODEL_CHOICES, ModelChoiceDocument.class);
        return new MongoModelChoices(
                new ModelChoiceDocuments() {
                    @Override
                    public MongoCollection<ModelChoiceDocument> mongoCollection() {
                        return documents;
                    }
                });
    }

    @Override
    protected ModelChoices choices() {
        return choices;
    }
}
