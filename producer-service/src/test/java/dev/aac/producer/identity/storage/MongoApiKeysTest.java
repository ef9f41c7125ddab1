package dev.aac.producer.identity.storage;

import dev.aac.producer.identity.ApiKeys;
import dev.aac.producer.identity.ApiKeysContract;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
class MongoApiKeysTest extends ApiKeysContract {

    @Inject ApiKeys keys;

    @Override
    protected ApiKeys keys() {
        return keys;
    }
}
