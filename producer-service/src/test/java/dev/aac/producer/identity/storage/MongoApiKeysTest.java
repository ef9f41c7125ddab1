package dev.aac.producer.identity.storage;

import dev.aac.producer.identity.ApiKeys;
import dev.aac.producer.identity.ApiKeysContract;
import dev.aac.producer.platform.tenancy.GuardedStore;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoApiKeysTest extends ApiKeysContract {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private final StoredPeople stored = new StoredPeople(STORE);

    @Override
    protected ApiKeys keys() {
        return stored.apiKeys();
    }
}
