package dev.aac.producer.identity;

class InMemoryApiKeysTest extends ApiKeysContract {

    private final InMemoryApiKeys keys = new InMemoryApiKeys();

    @Override
    protected ApiKeys keys() {
        return keys;
    }
}
