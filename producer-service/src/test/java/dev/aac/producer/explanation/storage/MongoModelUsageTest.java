package dev.aac.producer.explanation.storage;

import com.mongodb.client.MongoCollection;
import dev.aac.producer.explanation.ModelUsage;
import dev.aac.producer.explanation.ModelUsageContract;
import dev.aac.producer.platform.tenancy.GuardedStore;
import dev.aac.schema.StoreCollection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoModelUsageTest extends ModelUsageContract {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private ModelUsage usage = stored();

    @BeforeEach
    void empty() {
        STORE.empty();
        usage = stored();
    }

    private static ModelUsage stored() {
        MongoCollection<ModelUsageDocument> documents =
                STORE.collection(StoreCollection.MODEL_USAGE, ModelUsageDocument.class);
        return new MongoModelUsage(
                new ModelUsageDocuments() {
                    @Override
                    public MongoCollection<ModelUsageDocument> mongoCollection() {
                        return documents;
                    }
                });
    }

    @Override
    protected ModelUsage usage() {
        return usage;
    }
}
