package dev.aac.producer.explanation.storage;

import com.mongodb.client.MongoCollection;
import dev.aac.producer.explanation.ExplanationMemory;
import dev.aac.producer.explanation.ExplanationMemoryContract;
import dev.aac.producer.platform.tenancy.GuardedStore;
import dev.aac.schema.StoreCollection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoExplanationMemoryTest extends ExplanationMemoryContract {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private ExplanationMemory memory = stored();

    @BeforeEach
    void empty() {
        STORE.empty();
        memory = stored();
    }

    private static ExplanationMemory stored() {
        MongoCollection<RememberedExplanationDocument> documents =
                STORE.collection(StoreCollection.EXPLANATIONS, RememberedExplanationDocument.class);
        return new MongoExplanationMemory(
                new RememberedExplanationDocuments() {
                    @Override
                    public MongoCollection<RememberedExplanationDocument> mongoCollection() {
                        return documents;
                    }
                });
    }

    @Override
    protected ExplanationMemory memory() {
        return memory;
    }
}
