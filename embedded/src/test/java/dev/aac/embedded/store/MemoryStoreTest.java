package dev.aac.embedded.store;

class MemoryStoreTest extends StoreContract {

    @Override
    EmbeddedStore open() {
        return EmbeddedStore.inMemory();
    }
}
